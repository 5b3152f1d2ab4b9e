import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { PlatformKind } from './platform-kind.js';
import { RegionRecord } from './region-record.js';

@Entity('platform')
@ObjectType({
  simpleResolvers: true,
  description:
    'A platform or network of a region through which public bodies and civil society cooperate. Swedish: plattform, nätverk.',
})
export class Platform extends RegionRecord {
  @Column('text', { name: 'label' })
  @Field(() => String, { description: 'The name as the source prints it. Swedish: namn.' })
  name!: string;

  @Column('text')
  @Field(() => PlatformKind, { description: 'What kind of platform it is. Swedish: slag.' })
  kind!: PlatformKind;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What it is, in English; null where its name says it. Swedish: beskrivning.',
  })
  description!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}
