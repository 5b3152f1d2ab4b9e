import { Sector } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  simpleResolvers: true,
  description:
    'Who an agreement is between; a whole sector can be a party. Only organisations sign. Swedish: part.',
})
@Entity('party')
export class Party {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  /** Its place among the agreement's parties, from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Field(() => String, { description: 'The party’s name as printed in the agreement. Swedish: namn.' })
  @Column('text')
  name!: string;

  @Field(() => Sector, {
    nullable: true,
    description: 'The party’s sector; null where not known. Swedish: sektor.',
  })
  @Column('text', { nullable: true })
  sector!: Sector | null;

  @Column('text', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;
}
