import { PartialDate, parsePartialDate, Sector, Source } from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('seat')
@Directive('@key(fields: "id")')
@Directive('@placement(subgraph: "activities", key: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'One or more seats of a body: those of an organisation where the source names it, otherwise those of a side. A seat is no signature. Swedish: plats, ledamot.',
})
export class Seat {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description: "A readable id that stays; it begins with the region's code. Swedish: id.",
  })
  id!: string;

  @Column('text', { name: 'body_id' })
  bodyId!: string;

  /** Its place among the seats of the body, from 1, as the source lists them. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  @Field(() => String, {
    description: 'The side of the table as the source calls it: Politiker, Social ekonomi. Swedish: sida.',
  })
  side!: string;

  @Column('text', { nullable: true })
  @Field(() => Sector, {
    nullable: true,
    description:
      'The sector the side belongs to; null where the source does not say, as of officers of both sides. Swedish: sektor.',
  })
  sector!: Sector | null;

  @Column('integer')
  @Field(() => Int, { description: 'How many seats it is. Swedish: antal.' })
  count!: number;

  @Column('text', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('text', { name: 'later_organisation_id', nullable: true })
  laterOrganisationId!: string | null;

  @Column('text', { array: true })
  @Field(() => [String], {
    description: 'What its holder does in the body, as the source puts it: ordförande. Swedish: uppdrag.',
  })
  functions!: string[];

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'valid_from', nullable: true })
  printedFrom!: string | null;

  @Column('text', { name: 'valid_to', nullable: true })
  printedTo!: string | null;

  @Column('text', { name: 'board_of_id', nullable: true })
  boardOfId!: string | null;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the seat is named. Swedish: källor.' })
  sources!: Source[];

  @Field(() => PartialDate, {
    nullable: true,
    description: 'From when the seat is held; null where the source does not say. Swedish: gäller från.',
  })
  get validFrom(): PartialDate | null {
    return this.printedFrom === null ? null : parsePartialDate(this.printedFrom);
  }

  @Field(() => PartialDate, {
    nullable: true,
    description: 'Until when the seat is held; null where the source does not say. Swedish: gäller till.',
  })
  get validTo(): PartialDate | null {
    return this.printedTo === null ? null : parsePartialDate(this.printedTo);
  }
}
