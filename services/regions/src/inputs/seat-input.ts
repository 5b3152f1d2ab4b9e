import { Field, InputType } from 'type-graphql';
import { withSeatFields } from './seat-fields.js';

@InputType({
  description: 'One or more seats of a body: those of an organisation, or those of a side. Swedish: plats.',
})
export class SeatInput extends withSeatFields(Object) {
  @Field(() => String, {
    description: 'The side of the table, at most 500 characters: Politiker, Social ekonomi. Swedish: sida.',
  })
  side!: string;
}
