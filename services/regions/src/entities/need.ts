import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { NeedKind } from './need-kind.js';
import { NeedScope } from './need-scope.js';
import { RegionRecord } from './region-record.js';

@Entity('need')
@ObjectType({
  simpleResolvers: true,
  description:
    'An obstacle to cooperation or a need for it that a source names. Swedish: hinder eller behov.',
})
export class Need extends RegionRecord {
  @Column('text')
  @Field(() => NeedKind, { description: 'Whether it stands in the way or is wanted. Swedish: slag.' })
  kind!: NeedKind;

  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: beskrivning.' })
  label!: string;

  @Column('text', { name: 'event_id', nullable: true })
  eventId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => NeedScope, {
    nullable: true,
    description:
      'Where it was felt, where the source sets the local against the regional; otherwise null. Swedish: nivå.',
  })
  scope!: NeedScope | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What the source lists it under, in Swedish; null where under nothing. Swedish: rubrik.',
  })
  topic!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}
