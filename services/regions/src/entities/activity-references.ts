import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Records of other subgraphs, by the key they are known by; the subgraph `activities` adds fields to them. */

@Directive('@key(fields: "code")')
@Directive('@placement(subgraph: "activities", key: "code")')
@ObjectType('Region', {
  simpleResolvers: true,
  description:
    'A region: a county of Sweden, or Sweden as a whole ("00"). Each region that has joined the hub serves its own data. Swedish: region.',
})
export class RegionReference {
  @Field(() => ID, {
    description: 'The county code of Statistics Sweden, two digits; "00" is Sweden. Swedish: länskod.',
  })
  code!: string;
}

/** Not placed here: projects of several deployments can name one municipality, and all are asked. */
@Directive('@key(fields: "code")')
@ObjectType('Municipality', {
  simpleResolvers: true,
  description: 'A municipality of a region, where the sources name it. Swedish: kommun.',
})
export class MunicipalityReference {
  @Field(() => ID, {
    description:
      "The municipality code of Statistics Sweden, four digits; the first two are the region's code. Swedish: kommunkod.",
  })
  code!: string;
}

/** Not placed here: an organisation can have seats in several regions, and all are asked. */
@Directive('@key(fields: "id")')
@ObjectType('Organisation', {
  simpleResolvers: true,
  description:
    'A public body, a civil-society organisation, a company or any other organisation that agreements, bodies and projects name. Swedish: organisation.',
})
export class OrganisationReference {
  @Field(() => ID, { description: 'A readable id that stays: org-region-skane. Swedish: id.' })
  id!: string;

  /** Its id and those that lead to it, which the gateway brings where rows of all of them are wanted. */
  knownIds?: readonly string[];
}
