import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Event } from '../entities/event.js';
import { Need } from '../entities/need.js';

@Resolver(() => Need)
export class NeedResolver {
  @FieldResolver(() => Event, {
    nullable: true,
    description: 'The event at which it was named; null where none is known. Swedish: händelse.',
  })
  event(@Root() { eventId }: Need, @Ctx() { loaders }: Context): Promise<Event | null> | null {
    return eventId === null ? null : loaders.eventById.load(eventId);
  }
}
