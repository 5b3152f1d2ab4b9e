import { DateTimeScalar, searchDescription } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AgreementKind } from './agreement-kind.js';
import { AgreementLevel } from './agreement-level.js';
import { Joining } from './joining.js';
import { VersionState } from './version-state.js';

@InputType({
  description:
    'Which agreements to list. Every field that is given must fit; a field with several values fits any of them, and an empty list fits none. Swedish: urval.',
})
export class AgreementFilter {
  @Field(() => String, {
    nullable: true,
    description: searchDescription(
      'the title, the Swedish name of the kind (överenskommelse, idéburet offentligt partnerskap, IOP), the names of the territory (Lund, Lunds kommun; Skåne, Region Skåne) and those of the parties',
    ),
  })
  search?: string | null;

  @Field(() => [AgreementLevel], {
    nullable: true,
    description: 'National, regional or local. Swedish: nivå.',
  })
  level?: AgreementLevel[] | null;

  @Field(() => [AgreementKind], { nullable: true, description: 'The kind of agreement. Swedish: slag.' })
  kind?: AgreementKind[] | null;

  @Field(() => [VersionState], {
    nullable: true,
    description:
      'The state of the current version; UNKNOWN where no version is known to be current. Swedish: status.',
  })
  state?: VersionState[] | null;

  @Field(() => [Joining], {
    nullable: true,
    description: 'Whether organisations can sign. Swedish: anslutning.',
  })
  joining?: Joining[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Region codes, local agreements included; "00" stands for the national agreements. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Codes of municipalities, four digits each; only their local agreements. Swedish: kommunkod.',
  })
  municipalityCode?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Any milestone lies in one of these years; those with an external source do not count. Swedish: år.',
  })
  year?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The first year, as `firstYear` has it, is this one or later. Swedish: första år från.',
  })
  firstYearFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The first year, as `firstYear` has it, is this one or earlier. Swedish: första år till.',
  })
  firstYearTo?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether any milestone names a year; those with an external source do not count. Swedish: har årtal.',
  })
  hasYear?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether there is more than one version. Swedish: flera versioner.',
  })
  multipleVersions?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Any of these organisations has an ACTIVE adherence to it. Swedish: undertecknad av.',
  })
  signedBy?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The record was changed then or later. Swedish: ändrad från.',
  })
  updatedFrom?: Date | null;
}
