import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Event } from '../entities/event.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of making an event. Swedish: resultat av ny händelse.',
})
export class CreateEventPayload extends WritePayload {
  @Field(() => Event, {
    nullable: true,
    description: 'The new event; null where it was refused. Swedish: händelse.',
  })
  event!: Event | null;
}
