import { createUnionType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ActionPlan } from './action-plan.js';
import { Agreement } from './agreement.js';
import { Document } from './document.js';
import { Body, Event, Municipality, Organisation, Project, Region, Statistic } from './references.js';

/** The types that a contradiction can be about, by their names in the schema. */
export const SUBJECT_TYPES = [
  'Agreement',
  'Document',
  'ActionPlan',
  'Region',
  'Municipality',
  'Body',
  'Event',
  'Project',
  'Organisation',
  'Statistic',
] as const;

export type SubjectType = (typeof SUBJECT_TYPES)[number];

export const ContradictionSubject = createUnionType({
  name: 'ContradictionSubject',
  description: 'A record that a contradiction is about. Swedish: vad motsägelsen gäller.',
  types: () =>
    [
      Agreement,
      Document,
      ActionPlan,
      Region,
      Municipality,
      Body,
      Event,
      Project,
      Organisation,
      Statistic,
    ] as const,
});

/** That a contradiction is about a record, of this service or of another. */
@Entity('contradiction_subject')
export class ContradictionTie {
  @PrimaryColumn('text', { name: 'contradiction_id' })
  contradictionId!: string;

  /** Its place among those of the contradiction, from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  type!: SubjectType;

  /** Its id; of a region or municipality its code. */
  @Column('text', { name: 'subject_id' })
  subjectId!: string;
}
