import type { SignatoriesAfterChange } from '@hub/schema/events';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A figure from a source, as the counter and the change log keep it. */
export type StandingFigure = NonNullable<SignatoriesAfterChange['reported']>;

/** How many have signed one agreement. Every write to the agreement or its signatures locks this one row. */
@Entity('signatory_counter')
export class SignatoryCounter {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Organisations with an ACTIVE adherence to the current version. */
  @Column('integer')
  registered!: number;

  /** Changes of the count, or of what it rests on, so far, without gaps; a decimal string. */
  @Column('bigint')
  sequence!: string;

  /** Whether the agreement's manager has declared that the register holds every signatory. */
  @Column('boolean', { name: 'register_complete' })
  registerComplete!: boolean;

  /** Whether anyone has ever signed here, even if all have withdrawn since. */
  @Column('boolean', { name: 'signed_here' })
  signedHere!: boolean;

  /** The reported figure that stands, among those of the table `reported_figure`. */
  @Column('jsonb', { nullable: true })
  reported!: StandingFigure | null;

  /** What the count says in one number; made by the database, by which lists are ordered. */
  @Column({ type: 'integer', nullable: true, insert: false, update: false })
  value!: number | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
