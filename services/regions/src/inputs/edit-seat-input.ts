import { EditInput, SourceInput } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';
import { withSeatFields } from './seat-fields.js';

@InputType({
  description:
    'What is to be changed of a seat: what is left out stays, null empties. Swedish: ändring av plats.',
})
export class EditSeatInput extends withSeatFields(EditInput) {
  @Field(() => ID, { description: 'The seat to change; `revision` is the body’s. Swedish: plats.' })
  seatId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The side of the table, at most 500 characters: Politiker, Social ekonomi. Swedish: sida.',
  })
  side?: string | null;

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
