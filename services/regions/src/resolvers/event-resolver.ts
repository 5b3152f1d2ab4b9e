import type { Connection } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EventsArgs } from '../arguments/events-args.js';
import type { Context } from '../context.js';
import { OrganisationReference, RegionReference } from '../entities/activity-references.js';
import { Body } from '../entities/body.js';
import { Event, EventConnection } from '../entities/event.js';
import { listEvents } from '../repositories/event-repository.js';

@Resolver(() => Event)
export class EventResolver {
  @Directive('@gather(by: "regionCode")')
  @Query(() => EventConnection, {
    nullable: true,
    description: 'The events of all regions, or of some, by date. Swedish: händelser.',
  })
  events(
    @Args(() => EventsArgs) args: EventsArgs,
    @Ctx() { db, elsewhere }: Context,
  ): Promise<Connection<Event>> {
    return listEvents(db, args, elsewhere);
  }

  @Query(() => Event, {
    nullable: true,
    description: 'The event with an id; null where there is none. Swedish: händelse.',
  })
  event(
    @Arg('id', () => ID, { description: 'The id: 12-event-workshop-2014-04-25. Swedish: id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Event | null> {
    return loaders.eventById.load(id);
  }

  @FieldResolver(() => RegionReference, {
    nullable: true,
    description:
      'The region it took place in: Sweden ("00") of a national one; null where no source states it, though its id begins with 00. Swedish: region.',
  })
  region(@Root() { regionCode, regionStated }: Event): RegionReference | null {
    return regionStated ? { code: regionCode } : null;
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body that met or held it; null where none is known. Swedish: organ.',
  })
  body(@Root() { bodyId }: Event, @Ctx() { loaders }: Context): Promise<Body | null> | null {
    return bodyId === null ? null : loaders.bodyById.load(bodyId);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [OrganisationReference], {
    nullable: 'items',
    description: 'The organisations that held it, as far as known. Swedish: arrangörer.',
  })
  organisers(@Root() { organiserIds }: Event): OrganisationReference[] {
    return organiserIds.map((id) => ({ id }));
  }
}

/** An event that another subgraph or deployment refers to. */
export function resolveEventReference({ id }: { id: string }, { loaders }: Context): Promise<Event | null> {
  return loaders.eventById.load(String(id));
}
