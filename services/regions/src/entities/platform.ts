import { Source } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PlatformKind } from './platform-kind.js';

@Entity('platform')
@ObjectType({
  simpleResolvers: true,
  description:
    'A platform or network of a region through which public bodies and civil society cooperate. Swedish: plattform, nätverk.',
})
export class Platform {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description: "A readable id that stays; it begins with the region's code. Swedish: id.",
  })
  id!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  /** Its place among those of the region, from 1, as the sources have them. */
  @Column('integer')
  ordinal!: number;

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
