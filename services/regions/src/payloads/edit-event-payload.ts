import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Event } from '../entities/event.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What came of changing an event. Swedish: resultat av ändrad händelse.',
})
export class EditEventPayload extends WritePayload {
  @Field(() => Event, {
    nullable: true,
    description:
      'The event as the write left it, also where it was refused or is sent again; null where there is none or the caller may not change it. Swedish: händelse.',
  })
  event!: Event | null;
}
