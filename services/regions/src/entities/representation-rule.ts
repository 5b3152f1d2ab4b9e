import { Source } from '@hub/common';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('representation_rule')
@ObjectType({
  simpleResolvers: true,
  description:
    'When women and men count as equally represented, as a source puts it. `Body.genderBalanced` goes by it. Swedish: regel för jämställd representation.',
})
export class RepresentationRule {
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
  @Field(() => String, { description: 'What the source says, in its own words. Swedish: regel.' })
  label!: string;

  @Column('double precision', { name: 'min_share' })
  @Field(() => Float, { description: 'The smallest share of each sex, from 0 to 1. Swedish: minsta andel.' })
  minShare!: number;

  @Column('double precision', { name: 'max_share' })
  @Field(() => Float, { description: 'The largest share of each sex, from 0 to 1. Swedish: största andel.' })
  maxShare!: number;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where it is stated. Swedish: källor.' })
  sources!: Source[];
}
