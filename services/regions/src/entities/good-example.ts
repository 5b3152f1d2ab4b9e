import { Source } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('good_example')
@ObjectType({
  simpleResolvers: true,
  description:
    'An activity or organisation that a source names as a good example of what civil society does in a region. Swedish: gott exempel.',
})
export class GoodExample {
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
