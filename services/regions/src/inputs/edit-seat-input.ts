import { EditInput, Sector, SourceInput } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({
  description:
    'What is to be changed of a seat: what is left out stays, null empties. Swedish: ändring av plats.',
})
export class EditSeatInput extends EditInput {
  @Field(() => ID, { description: 'The seat to change; `revision` is the body’s. Swedish: plats.' })
  seatId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The side of the table, at most 500 characters: Politiker, Social ekonomi. Swedish: sida.',
  })
  side?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many seats it is, 1 to 10000; 1 where it is left out of a new one. Swedish: antal.',
  })
  count?: number | null;

  @Field(() => Sector, {
    nullable: true,
    description: 'The sector the side belongs to; null where not known. Swedish: sektor.',
  })
  sector?: Sector | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that holds it; null where only the side is known. Swedish: organisation.',
  })
  organisationId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'What its holder does in the body, at most 20: ordförande. Never who it is. Swedish: uppdrag.',
  })
  functions?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'From when it is held: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: gäller från.',
  })
  validFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Until when it is held: 2014, 2014-11 or 2014-11-25; null where it has no end. Swedish: gäller till.',
  })
  validTo?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many seats the body has in all from now on; left out where that stays, null where it is not known. Swedish: antal platser.',
  })
  statedSeats?: number | null;

  @Field(() => SourceInput, {
    nullable: true,
    description:
      'The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa.',
  })
  source?: SourceInput | null;
}
