import { EditInput, SourceInput } from '@hub/common';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SeatInput } from './seat-input.js';

@InputType({ description: 'A seat that is added to a body. Swedish: ny plats.' })
export class AddSeatInput extends EditInput {
  @Field(() => ID, { description: 'The body; `revision` is the body’s. Swedish: organ.' })
  bodyId!: string;

  @Field(() => SeatInput, { description: 'The seat to add, and who holds it. Swedish: plats.' })
  seat!: SeatInput;

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
