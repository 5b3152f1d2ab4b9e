import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { RegionRecord } from './region-record.js';

@Entity('current_process')
@ObjectType({
  simpleResolvers: true,
  description:
    'Something that the parties of a region were working on together when the source was written. Swedish: aktuell process.',
})
export class CurrentProcess extends RegionRecord {
  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: benämning.' })
  label!: string;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}
