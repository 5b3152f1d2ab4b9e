import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { RegionRecord } from './region-record.js';

@Entity('good_example')
@ObjectType({
  simpleResolvers: true,
  description:
    'An activity or organisation that a source names as a good example of what civil society does in a region. Swedish: gott exempel.',
})
export class GoodExample extends RegionRecord {
  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: exempel.' })
  label!: string;

  @Column('text')
  @Field(() => String, {
    description: 'The field that the source counts it to: Tillväxt och utveckling. Swedish: område.',
  })
  area!: string;

  @Column('text', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}
