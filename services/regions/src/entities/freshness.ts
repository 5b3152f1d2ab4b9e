import { DateTimeScalar } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FreshnessBasis } from './freshness-basis.js';

@Entity('freshness')
@ObjectType({
  simpleResolvers: true,
  description:
    "When the data that a region's own deployment keeps was last confirmed, and by what: the region, its municipalities, statistics, bodies, events and projects. Its agreements are kept elsewhere, see `Region.agreementsConfirmedAt`. Swedish: aktualitet.",
})
export class Freshness {
  @PrimaryColumn('text', { name: 'region_code' })
  regionCode!: string;

  @Column('timestamptz', { name: 'confirmed_at' })
  @Field(() => DateTimeScalar, {
    description:
      'When the data was last confirmed to say what the record says: when this version of the facts that the hub ships with was first loaded, when a file of the region was, or when someone who may change it did. Loading the same facts again, as each start does, confirms nothing. Swedish: bekräftad.',
  })
  confirmedAt!: Date;

  /** Of which facts, among those that the hub ships with, were loaded last; null where none were. */
  @Column('text', { name: 'facts_digest', nullable: true })
  factsDigest!: string | null;

  @Column('text')
  @Field(() => FreshnessBasis, { description: 'What confirmed it. Swedish: grund.' })
  basis!: FreshnessBasis;
}
