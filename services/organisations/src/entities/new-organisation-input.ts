import { Sector, SourceInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { OrganisationKind } from './organisation-kind.js';

@InputType({ description: 'An organisation to register. Swedish: ny organisation.' })
export class NewOrganisationInput {
  @Field(() => String, {
    description: 'The name, at most 500 characters; the id is made from it. Swedish: namn.',
  })
  name!: string;

  @Field(() => OrganisationKind, { description: 'What kind of organisation it is. Swedish: slag.' })
  kind!: OrganisationKind;

  @Field(() => Sector, {
    nullable: true,
    description:
      'The part of society it belongs to; where it is left out, the one that the kind belongs to. One that the kind can’t be of, as a municipality of business, is refused. Swedish: sektor.',
  })
  sector?: Sector | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The organisation number, with or without its hyphen or the leading 16; its check digit must fit, and no other organisation have it. Never a personal number. Swedish: organisationsnummer.',
  })
  organisationNumber?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Other names and abbreviations, at most 50. Swedish: andra namn, förkortningar.',
  })
  aliases?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The code of the region it works in, "00" where in all of Sweden; where it is left out, that of its municipality. Swedish: länskod.',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the municipality it is tied to, in its region. Swedish: kommunkod.',
  })
  municipalityCode?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document it is taken from, where there is one. Swedish: källa.',
  })
  source?: SourceInput | null;
}
