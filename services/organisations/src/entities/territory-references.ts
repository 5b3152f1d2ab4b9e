import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A region that the territories subgraph holds. */
@Directive('@key(fields: "code", resolvable: false)')
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

/** A municipality that the territories subgraph holds. */
@Directive('@key(fields: "code", resolvable: false)')
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
