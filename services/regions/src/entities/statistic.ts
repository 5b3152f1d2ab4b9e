import { Source } from '@hub/common';
import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { RegionRecord } from './region-record.js';

@Entity('statistic')
@Directive('@key(fields: "id")')
@Directive('@placement(subgraph: "activities", key: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A figure that a source gives about the region or its civil society. Swedish: statistikuppgift.',
})
export class Statistic extends RegionRecord {
  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: uppgift.' })
  label!: string;

  @Column('double precision')
  @Field(() => Float, { description: 'The figure; of a range the lower end. Swedish: värde.' })
  value!: number;

  @Column('double precision', { name: 'value_to', nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: 'The upper end of a range; null where the figure is no range. Swedish: till.',
  })
  valueTo!: number | null;

  @Column('text')
  @Field(() => String, { description: 'What is counted, in Swedish: timmar per månad. Swedish: enhet.' })
  unit!: string;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether the source says "about". Swedish: ungefärligt.' })
  approximate!: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The time the figure is for; null where not known. Swedish: period.',
  })
  period!: string | null;

  @Column('boolean', { name: 'period_derived' })
  @Field(() => Boolean, {
    description:
      'Whether the source leaves the period out and it follows from its other figures. Swedish: härledd period.',
  })
  periodDerived!: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What a share is a share of, or whom an average is for, in Swedish; null where the figure needs none. Swedish: avser.',
  })
  population!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What to know before using the figure, in English; null where nothing. Swedish: beskrivning.',
  })
  description!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the figure comes from. Swedish: källor.' })
  sources!: Source[];
}
