import { Sector, SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OrganisationKind } from './organisation-kind.js';
import { OrganisationPayload } from './organisation-payload.js';

@InputType({
  description:
    'What to change of an organisation: what is left out stays, null takes a value away. Swedish: ändring.',
})
export class EditOrganisationInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The organisation to edit, by its id. Swedish: organisation.' })
  id!: string;

  @Field(() => OrganisationKind, {
    nullable: true,
    description: 'What kind of organisation it is; can’t be taken away. Swedish: slag.',
  })
  kind?: OrganisationKind | null;

  @Field(() => Sector, {
    nullable: true,
    description:
      'The part of society it belongs to, one that its kind can be of; can’t be taken away. Swedish: sektor.',
  })
  sector?: Sector | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The organisation number, with or without its hyphen or the leading 16; its check digit must fit, and no other organisation have it. Its source is the write’s. Never a personal number. Swedish: organisationsnummer.',
  })
  organisationNumber?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The code of the region it works in, "00" where in all of Sweden; where only a municipality is given, the municipality’s. Swedish: länskod.',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the municipality it is tied to, in its region. Swedish: kommunkod.',
  })
  municipalityCode?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of editing an organisation. Swedish: resultat av ändring.',
})
export class EditOrganisationPayload extends OrganisationPayload {}
