import { WriteInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { EventKind } from '../entities/event-kind.js';
import { withEventFields } from './event-fields.js';

@InputType({ description: 'A new event. Swedish: ny händelse.' })
export class CreateEventInput extends withEventFields(WriteInput) {
  @Field(() => ID, {
    description:
      'The county code of the region that the event belongs to; 00 for one of all of Sweden. Swedish: länskod.',
  })
  regionCode!: string;

  @Field(() => String, {
    description: 'The name of the event, at most 500 characters. Its id is made of it. Swedish: namn.',
  })
  name!: string;

  @Field(() => EventKind, { description: 'What kind of event it is. Swedish: slag.' })
  kind!: EventKind;
}
