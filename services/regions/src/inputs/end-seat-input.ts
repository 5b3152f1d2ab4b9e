import { EditInput, SourceInput } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SeatInput } from './seat-input.js';

@InputType({
  description: 'A seat that is given up; it stays in the record with its end. Swedish: avslutad plats.',
})
export class EndSeatInput extends EditInput {
  @Field(() => ID, { description: 'The seat that ends; `revision` is the body’s. Swedish: plats.' })
  seatId!: string;

  @Field(() => String, {
    description: 'Until when it was held: 2014, 2014-11 or 2014-11-25. Swedish: gäller till.',
  })
  validTo!: string;

  @Field(() => SeatInput, {
    nullable: true,
    description: 'Who takes it over; left out where nobody does. Swedish: efterträdare.',
  })
  successor?: SeatInput | null;

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
