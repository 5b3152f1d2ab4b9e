import { Source } from '@hub/common';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { GoalKind } from './goal-kind.js';
import { RegionRecord } from './region-record.js';

@Entity('goal')
@ObjectType({
  simpleResolvers: true,
  description: 'What the cooperation of a region is to lead to, as a source puts it. Swedish: mål, målbild.',
})
export class Goal extends RegionRecord {
  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: mål.' })
  label!: string;

  @Column('integer', { name: 'target_year', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'The year by which it is to be so; null where the source names none. Swedish: målår.',
  })
  targetYear!: number | null;

  @Column('text')
  @Field(() => GoalKind, { description: 'What kind of goal it is. Swedish: slag.' })
  kind!: GoalKind;

  @Column('text', { name: 'project_id', nullable: true })
  projectId!: string | null;

  @Column('text', { name: 'body_id', nullable: true })
  bodyId!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}
