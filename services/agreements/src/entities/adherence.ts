import { connectionOf, DateTimeScalar, Source } from '@hub/common';
import { PUBLIC_ADHERENCE_STATES } from '@hub/schema/visibility';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AdherenceState } from './adherence-state.js';

/** The states anyone may see; applications are between the organisation and the agreement's manager. */
export const PUBLIC_STATES: readonly AdherenceState[] = PUBLIC_ADHERENCE_STATES.map(
  (state) => AdherenceState[state],
);

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'An organisation’s signature on one exact version of an agreement, or its application to sign it. Public while ACTIVE, WITHDRAWN or ENDED; applications, also rejected ones, are seen by the organisation’s signatory, the agreement’s manager and hub administrators alone. Swedish: anslutning, underskrift.',
})
@Entity('adherence')
export class Adherence {
  @Field(() => ID, {
    description: 'The adherence’s id; begins with the region code of its agreement. Swedish: id.',
  })
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'agreement_id' })
  agreementId!: string;

  @Column('text', { name: 'version_id' })
  versionId!: string;

  @Column('text', { name: 'organisation_id' })
  organisationId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id under which the organisation signed, where its record was merged into another’s since; null where it signed under the id it has. Swedish: undertecknad under id.',
  })
  @Column('text', { name: 'signed_as', nullable: true })
  signedAs!: string | null;

  @Field(() => AdherenceState, { description: 'What has become of it. Swedish: status.' })
  @Column('text')
  state!: AdherenceState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the organisation signed. Swedish: undertecknad.',
  })
  @Column('timestamptz', { name: 'signed_at', nullable: true })
  signedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the organisation withdrew its signature, or took its application back; null where it has not. Swedish: utträdd.',
  })
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  /** The signature on an earlier version that stands on in this one. */
  @Column('text', { name: 'carried_from_id', nullable: true })
  carriedFromId!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the adherence ended without the organisation withdrawing; null where it has not, or where that is not kept. Swedish: avslutad.',
  })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** Not public. */
  @Column('timestamptz', { name: 'applied_at', nullable: true })
  appliedAt!: Date | null;

  /** Why it was rejected or ended, in an official's own words; not public. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Of a signature that was recorded for the organisation; null where it acted in the hub itself. */
  @Column('jsonb', { nullable: true })
  source!: Source | null;

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [Source], {
    description:
      'The client that signed in the hub, by the time it did; of a signature made on paper, the document, and when it was recorded. Swedish: källor.',
  })
  get sources(): Source[] {
    const recordedAt = this.signedAt ?? this.appliedAt;
    return [this.source ?? { document: null, place: null, url: null, recordedAt }];
  }
}

/** An adherence that begins; what is not given is null. */
export function newAdherence(
  given: Pick<Adherence, 'id' | 'agreementId' | 'versionId' | 'organisationId' | 'state'> &
    Partial<Adherence>,
): Adherence {
  return Object.assign(new Adherence(), BLANK, given);
}

const BLANK = {
  signedAs: null,
  signedAt: null,
  withdrawnAt: null,
  carriedFromId: null,
  endedAt: null,
  appliedAt: null,
  reason: null,
  source: null,
};

export const { Connection: AdherenceConnection } = connectionOf(Adherence, 'Adherence');
