import { Field, Int, ObjectType } from 'type-graphql';
import { AgreementKind } from './agreement-kind.js';
import { AgreementLevel } from './agreement-level.js';
import { Municipality, Region } from './references.js';
import { VersionState } from './version-state.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'How many agreements there are of one combination of what they are counted by. A field that they are not counted by is null. Swedish: statistikrad.',
})
export class AgreementStatistic {
  @Field(() => AgreementLevel, {
    nullable: true,
    description: 'The level; null where agreements are not counted by it. Swedish: nivå.',
  })
  level!: AgreementLevel | null;

  @Field(() => AgreementKind, {
    nullable: true,
    description: 'The kind; null where agreements are not counted by it. Swedish: slag.',
  })
  kind!: AgreementKind | null;

  @Field(() => VersionState, {
    nullable: true,
    description:
      'The state of the current version, UNKNOWN where none is known to be current; null where agreements are not counted by it. Swedish: status.',
  })
  state!: VersionState | null;

  @Field(() => Region, {
    nullable: true,
    description:
      'The region, local agreements included; null for national agreements, and where agreements are not counted by it. Swedish: region.',
  })
  region!: Region | null;

  @Field(() => Municipality, {
    nullable: true,
    description:
      'The municipality; null for agreements that are not local, and where agreements are not counted by it. Swedish: kommun.',
  })
  municipality!: Municipality | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The first year; null for agreements without one, and where agreements are not counted by it. Swedish: första år.',
  })
  firstYear!: number | null;

  @Field(() => Int, { description: 'How many agreements. Swedish: antal överenskommelser.' })
  agreements!: number;

  @Field(() => Int, {
    description:
      'How many distinct organisations have an ACTIVE adherence to the current version of any of these agreements. One that has signed several counts once, so that rows do not add up. Figures that a source reports are not in it. Swedish: antal registrerade undertecknare.',
  })
  registeredSignatories!: number;
}
