import { Source } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('current_process')
@ObjectType({
  simpleResolvers: true,
  description:
    'Something that the parties of a region were working on together when the source was written. Swedish: aktuell process.',
})
export class CurrentProcess {
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

  @Column('text')
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: benämning.' })
  label!: string;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is named. Swedish: källor.' })
  sources!: Source[];
}
