import { connectionOf, DateTimeScalar } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('merged_organisation')
@ObjectType({
  simpleResolvers: true,
  description:
    'A record that turned out to be of an organisation that the register had already: its id leads to the other one. Swedish: sammanslagen organisation.',
})
export class MergedOrganisation {
  @PrimaryColumn('text')
  @Field(() => ID, { description: 'The id that leads on. Swedish: id.' })
  id!: string;

  @Column('text', { name: 'survivor_id' })
  survivorId!: string;

  /** The number it had, where the survivor has another one. */
  @Column('text', { name: 'organisation_number', nullable: true })
  organisationNumber!: string | null;

  @Column('timestamptz', { name: 'merged_at' })
  @Field(() => DateTimeScalar, { description: 'When the two were merged. Swedish: sammanslagen.' })
  mergedAt!: Date;
}

export const { Connection: MergedOrganisationConnection } = connectionOf(
  MergedOrganisation,
  'MergedOrganisation',
);
