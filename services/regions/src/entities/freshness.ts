import { DateTimeScalar } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FreshnessBasis } from './freshness-basis.js';

@Entity('freshness')
@ObjectType({
  simpleResolvers: true,
  description: "When a region's data was last confirmed, and by what. Swedish: aktualitet.",
})
export class Freshness {
  @PrimaryColumn('text', { name: 'region_code' })
  regionCode!: string;

  @Column('timestamptz', { name: 'confirmed_at' })
  @Field(() => DateTimeScalar, {
    description: 'When the data was last known to say what the record says. Swedish: bekräftad.',
  })
  confirmedAt!: Date;

  @Column('text')
  @Field(() => FreshnessBasis, { description: 'What confirmed it. Swedish: grund.' })
  basis!: FreshnessBasis;
}
