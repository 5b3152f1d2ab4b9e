import { EditInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { EventKind } from '../entities/event-kind.js';
import { withEventFields } from './event-fields.js';

@InputType({
  description:
    'What is to be changed of an event: what is left out stays, null empties. Swedish: ändring av händelse.',
})
export class EditEventInput extends withEventFields(EditInput) {
  @Field(() => ID, { description: 'The event to change. Swedish: händelse.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the event, at most 500 characters; its id stays. Swedish: namn.',
  })
  name?: string | null;

  @Field(() => EventKind, {
    nullable: true,
    description: 'What kind of event it is. Swedish: slag.',
  })
  kind?: EventKind | null;
}
