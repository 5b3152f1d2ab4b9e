import { connectionOf, DateTimeScalar, REVISION_DESCRIPTION, Source } from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AgreementKind } from './agreement-kind.js';
import { AgreementLevel } from './agreement-level.js';
import { Joining } from './joining.js';
import { SupersessionPolicy } from './supersession-policy.js';
import { WebAddress } from './web-address.js';

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'An agreement between public bodies and civil society, or between public bodies. Swedish: överenskommelse.',
})
@Entity('agreement')
export class Agreement {
  @Field(() => ID, {
    description:
      'The agreement’s id; begins with the code of its region or municipality, or 00. Swedish: id.',
  })
  @PrimaryColumn('text')
  id!: string;

  @Field(() => String, {
    description:
      'The title as printed; where the sources print none, a name that the hub has made of the level and the territory, or of the parties and the purpose: Lokal överenskommelse Hjo. Swedish: titel.',
  })
  @Column('text')
  title!: string;

  /** Sorts titles by the Swedish alphabet when its bytes are compared. */
  @Column('text', { name: 'title_key' })
  titleKey!: string;

  @Field(() => AgreementLevel, { description: 'National, regional or local. Swedish: nivå.' })
  @Column('text')
  level!: AgreementLevel;

  @Field(() => AgreementKind, { description: 'What kind of agreement it is. Swedish: slag.' })
  @Column('text')
  kind!: AgreementKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The policy area a national agreement is about; null where it is general. Swedish: politikområde.',
  })
  @Column('text', { name: 'policy_area', nullable: true })
  policyArea!: string | null;

  /** The region whose data it is; "00" for a national agreement. */
  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text', { name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  @Field(() => Joining, {
    description:
      'Whether organisations can sign; independent of whether it is in force. Swedish: anslutning.',
  })
  @Column('text')
  joining!: Joining;

  @Field(() => Boolean, {
    description:
      'Whether an organisation applies to join and is let in by the agreement’s manager, instead of signing at once. Swedish: anslutning kräver godkännande.',
  })
  @Column('boolean', { name: 'joining_needs_approval' })
  joiningNeedsApproval!: boolean;

  @Field(() => SupersessionPolicy, {
    nullable: true,
    description:
      'What becomes of the signatures when a version is replaced; null where nobody has said. Swedish: vad som händer med underskrifterna när versionen ersätts.',
  })
  @Column('text', { name: 'on_supersession', nullable: true })
  onSupersession!: SupersessionPolicy | null;

  @Column('text', { name: 'current_version_id', nullable: true })
  currentVersionId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The earliest year its milestones name, those with an external source left aside; null where they name none. Swedish: första år.',
  })
  @Column('integer', { name: 'first_year', nullable: true })
  firstYear!: number | null;

  @Field(() => [Int], {
    description:
      'Every year its milestones name, once each, the earliest first; those with an external source are left aside. Swedish: årtal.',
  })
  @Column('integer', { array: true })
  years!: number[];

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [WebAddress], {
    description: 'The addresses that the sources print for it. Swedish: webbadresser.',
  })
  @Column('jsonb', { name: 'web_addresses' })
  webAddresses!: WebAddress[];

  @Field(() => [Source], { description: 'Where the hub has the agreement from. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];

  @Field(() => Int, { description: REVISION_DESCRIPTION })
  @Column('integer')
  revision!: number;

  @Field(() => DateTimeScalar, {
    description:
      'When the record of the agreement was last changed. Signings do not move it: see `signatories.asOf`. Swedish: senast ändrad.',
  })
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

export const { Connection: AgreementConnection } = connectionOf(Agreement, 'Agreement');
