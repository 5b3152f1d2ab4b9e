import { Source } from '@hub/common';
import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { RegionRecord } from './region-record.js';

@Entity('representation_rule')
@ObjectType({
  simpleResolvers: true,
  description:
    'When women and men count as equally represented, as a source puts it. `Body.genderBalanced` goes by it. Swedish: regel för jämställd representation.',
})
export class RepresentationRule extends RegionRecord {
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
