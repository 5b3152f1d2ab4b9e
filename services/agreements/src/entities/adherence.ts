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
    'An organisation’s signature on one exact version of an agreement. Public while ACTIVE, WITHDRAWN or ENDED; applications are not. Swedish: anslutning, underskrift.',
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
    description: 'When the organisation withdrew its signature; null where it has not. Swedish: utträdd.',
  })
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  /** The signature on an earlier version that stands on in this one. */
  @Column('text', { name: 'carried_from_id', nullable: true })
  carriedFromId!: string | null;

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [Source], {
    description: 'The client that signed in the hub, by the time it did. Swedish: källor.',
  })
  get sources(): Source[] {
    return [{ document: null, place: null, url: null, recordedAt: this.signedAt }];
  }
}

export const { Connection: AdherenceConnection } = connectionOf(Adherence, 'Adherence');
