import { WriteInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { BodyKind } from '../entities/body-kind.js';
import { withBodyFields } from './body-fields.js';
import { SeatInput } from './seat-input.js';

@InputType({ description: 'A new body. Swedish: nytt organ.' })
export class CreateBodyInput extends withBodyFields(WriteInput) {
  @Field(() => ID, {
    description:
      'The county code of the region that the body belongs to; 00 for one of all of Sweden. Swedish: länskod.',
  })
  regionCode!: string;

  @Field(() => String, {
    description: 'The name of the body, at most 500 characters. Its id is made of it. Swedish: namn.',
  })
  name!: string;

  @Field(() => BodyKind, { description: 'What kind of body it is. Swedish: slag.' })
  kind!: BodyKind;

  @Field(() => [SeatInput], {
    nullable: true,
    description: 'Its seats, in the order they are to be listed, at most 500. Swedish: platser.',
  })
  seats?: SeatInput[] | null;
}
