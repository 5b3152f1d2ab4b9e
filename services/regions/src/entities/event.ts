import {
  connectionOf,
  DateTimeScalar,
  PartialDate,
  parsePartialDate,
  REVISION_DESCRIPTION,
  Source,
} from '@hub/common';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { shareOfWomen } from '../representation.js';
import { EventKind } from './event-kind.js';

@Entity('event')
@Directive('@key(fields: "id")')
@Directive('@placement(subgraph: "activities", key: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'Something that took place, or a series of such, and how many came. Swedish: händelse, möte.',
})
export class Event {
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
  @Field(() => String, {
    description:
      'As printed where a source prints a name; else what the source tells of, named by the hub in Swedish. Swedish: namn.',
  })
  name!: string;

  @Column('boolean', { name: 'name_is_printed' })
  @Field(() => Boolean, {
    description: 'Whether a source prints the name; false where the hub named it. Swedish: tryckt namn.',
  })
  nameIsPrinted!: boolean;

  /** The name's place in the Swedish alphabet. */
  @Column('text', { name: 'sort_key' })
  sortKey!: string;

  @Column('text')
  @Field(() => EventKind, { description: 'What kind of event it is. Swedish: slag.' })
  kind!: EventKind;

  /** As printed: 2014, 2014-11 or 2014-11-25. Its text order is the order of the list. */
  @Column('text', { name: 'date', nullable: true })
  printedDate!: string | null;

  /** The first day of the date, and the day after its last; null where there is none. */
  @Column('date', { name: 'date_from', nullable: true })
  dateFrom!: string | null;

  @Column('date', { name: 'date_to', nullable: true })
  dateTo!: string | null;

  @Column('text', { name: 'date_stated', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'When it took place in the words of the source, where that gives no date with a year: 4 maj. Swedish: uppgiven tid.',
  })
  dateStated!: string | null;

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'How many times it took place, where it is a series of a known number. Swedish: antal tillfällen.',
  })
  occurrences!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Where it took place, as printed; null where not known. Swedish: plats.',
  })
  place!: string | null;

  @Column('text', { name: 'body_id', nullable: true })
  bodyId!: string | null;

  @Column('text', { name: 'organiser_ids', array: true })
  organiserIds!: string[];

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'How many had registered; null where not known. Swedish: anmälda.',
  })
  registered!: number | null;

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'How many came; null where not known. Swedish: deltagare.',
  })
  attended!: number | null;

  @Column('boolean', { name: 'attendance_approximate' })
  @Field(() => Boolean, {
    description: 'Whether the attendance is approximate in the source. Swedish: ungefärligt antal.',
  })
  attendanceApproximate!: boolean;

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'How many were women among those whom the source tells apart: those who came or, where `description` says so, those who had registered; null where not known. Swedish: kvinnor.',
  })
  women!: number | null;

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'How many were men among those whom the source tells apart: those who came or, where `description` says so, those who had registered; null where not known. Swedish: män.',
  })
  men!: number | null;

  @Column('text', { name: 'attendance_stated', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The attendance in the words of the source, where it gives no exact number: nära 130 personer. Swedish: uppgivet antal.',
  })
  attendanceStated!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The question it was about, as printed; null where not known. Swedish: fokus.',
  })
  focus!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What the sources say of it beyond the other fields, in English; null where nothing. Swedish: beskrivning.',
  })
  description!: string | null;

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
    description: 'When it took place, as exactly as the source says; null where not known. Swedish: datum.',
  })
  get date(): PartialDate | null {
    return this.printedDate === null ? null : parsePartialDate(this.printedDate);
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Women by women and men, from 0 to 1; null where not known. Swedish: andel kvinnor.',
  })
  get shareOfWomen(): number | null {
    return shareOfWomen(this);
  }
}

export const { Connection: EventConnection } = connectionOf(Event, 'Event', { gathered: true });
