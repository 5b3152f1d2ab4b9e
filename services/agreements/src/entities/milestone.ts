import { PartialDate, parsePartialDate, Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MilestoneKind } from './milestone-kind.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Something that happened to an agreement, as one source says. Sources may disagree: each keeps its own. Swedish: milstolpe.',
})
@Entity('milestone')
export class Milestone {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Its place among the agreement's milestones, from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Field(() => MilestoneKind, {
    description: 'What happened then; UNSPECIFIED where the source gives a date alone. Swedish: slag.',
  })
  @Column('text')
  kind!: MilestoneKind;

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'date' })
  printedDate!: string;

  @Field(() => PartialDate, {
    description: 'When it happened, as exactly as the source says. Swedish: datum.',
  })
  get date(): PartialDate {
    return parsePartialDate(this.printedDate) as PartialDate;
  }

  @Field(() => String, {
    nullable: true,
    description:
      'What happened, in the hub’s own words; null where the kind says all that the source does. Swedish: beskrivning.',
  })
  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text', { name: 'version_id', nullable: true })
  versionId!: string | null;

  @Field(() => Source, { description: 'Where the hub has it from. Swedish: källa.' })
  @Column('jsonb')
  source!: Source;
}
