import {
  connectionOf,
  DateTimeScalar,
  PartialDate,
  parsePartialDate,
  REVISION_DESCRIPTION,
  Source,
} from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { monthsBetween } from '../months-between.js';
import { FundingRule } from './funding-rule.js';

/** A financing as it is stored: what the source prints, nothing computed. */
export interface StatedFinancing {
  readonly currency: string;
  readonly lines: readonly {
    readonly label: string;
    readonly amount: number;
    readonly inKind: boolean;
    readonly funderId: string | null;
  }[];
  readonly statedTotal: number | null;
  /** With the numbers of the lines it sums, from 1; null where they are not known. */
  readonly statedSubtotals: readonly {
    readonly label: string;
    readonly stated: number;
    readonly lines: readonly number[] | null;
  }[];
}

@Entity('project')
@Directive('@key(fields: "id")')
@Directive('@placement(subgraph: "activities", key: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A project or programme, its period, parties and money. Swedish: projekt.',
})
export class Project {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description: "A readable id that stays; it begins with the region's code. Swedish: id.",
  })
  id!: string;

  /** The deployment it is kept by. */
  @Column('text', { name: 'region_code' })
  regionCode!: string;

  /** Whether a source says that it is of the region, or of all of Sweden. */
  @Column('boolean', { name: 'region_stated' })
  regionStated!: boolean;

  @Column('text')
  @Field(() => String, { description: 'The name as the source prints it. Swedish: namn.' })
  name!: string;

  /** The name's place in the Swedish alphabet. */
  @Column('text', { name: 'sort_key' })
  sortKey!: string;

  @Column('text', { name: 'registry_numbers', array: true })
  @Field(() => [String], {
    description:
      'The numbers under which authorities have registered it, as printed; each authority has forms of its own. Swedish: diarienummer.',
  })
  registryNumbers!: string[];

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The programme or call that it is part of, as printed; null where not known. Swedish: program, utlysning.',
  })
  programme!: string | null;

  @Column('text', { name: 'name_in_english', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The name in English; null where none is known. Swedish: namn på engelska.',
  })
  nameInEnglish!: string | null;

  @Column('text', { name: 'application_round', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The round of the call it applied in, as printed; null where not known. Swedish: ansökningsomgång.',
  })
  applicationRound!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'How far its funder had come with it, as printed: Beslutat; null where not known. Swedish: status.',
  })
  status!: string | null;

  @Column('text', { name: 'owner_unit', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The unit of its owner that coordinates it, as printed; null where not known. Swedish: enhet.',
  })
  ownerUnit!: string | null;

  @Column('text', { name: 'owner_note', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'On whose behalf its owner owns it, in English; null where on its own. Swedish: om projektägaren.',
  })
  ownerNote!: string | null;

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'reports', array: true })
  printedReports!: string[];

  @Column('text', { name: 'body_ids', array: true })
  bodyIds!: string[];

  @Column('text', { name: 'steering_group_id', nullable: true })
  steeringGroupId!: string | null;

  @Column('text', { name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column('text', { name: 'funder_ids', array: true })
  funderIds!: string[];

  @Column('text', { name: 'partner_ids', array: true })
  partnerIds!: string[];

  /** As printed: 2014, 2014-11 or 2014-11-25. Its text order is the order of the list. */
  @Column('text', { name: 'period_start', nullable: true })
  printedStart!: string | null;

  @Column('text', { name: 'period_end', nullable: true })
  printedEnd!: string | null;

  /** The first day of the period, and the day after its last; null where not known. */
  @Column('date', { name: 'period_from', nullable: true })
  periodFrom!: string | null;

  @Column('date', { name: 'period_to', nullable: true })
  periodTo!: string | null;

  @Column('text', { name: 'stated_duration', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'How long it lasts in the words of the source, which need not agree with start and end: ca 2,5 år. Swedish: uppgiven längd.',
  })
  statedDuration!: string | null;

  @Column('jsonb', { name: 'financing', nullable: true })
  statedFinancing!: StatedFinancing | null;

  @Column('jsonb', { name: 'funding_rule', nullable: true })
  @Field(() => FundingRule, {
    nullable: true,
    description:
      'How much of the cost the funder may pay; null where not known. Swedish: finansieringsregel.',
  })
  fundingRule!: FundingRule | null;

  @Column('integer')
  @Field(() => Int, { description: REVISION_DESCRIPTION })
  revision!: number;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When the record last changed. Swedish: ändrad.' })
  updatedAt!: Date;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the record comes from. Swedish: källor.' })
  sources!: Source[];

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it starts, as exactly as the source says; null where not known. Swedish: start.',
  })
  get start(): PartialDate | null {
    return this.printedStart === null ? null : parsePartialDate(this.printedStart);
  }

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it ends, as exactly as the source says; null where not known. Swedish: slut.',
  })
  get end(): PartialDate | null {
    return this.printedEnd === null ? null : parsePartialDate(this.printedEnd);
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'From the month it starts to the month it ends, both included, computed on read; null where one is not known to the month. Swedish: längd i månader.',
  })
  get months(): number | null {
    return monthsBetween(this.printedStart, this.printedEnd);
  }

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [PartialDate], {
    description: 'When reports of it were made, as far as known. Swedish: rapporter.',
  })
  get reports(): PartialDate[] {
    return this.printedReports.flatMap((printed) => parsePartialDate(printed) ?? []);
  }
}

export const { Connection: ProjectConnection } = connectionOf(Project, 'Project', { gathered: true });
