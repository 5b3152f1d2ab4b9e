import { type Connection, Sector } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { BodiesArgs } from '../arguments/bodies-args.js';
import { EventListArgs } from '../arguments/event-list-args.js';
import type { Context } from '../context.js';
import { RegionReference } from '../entities/activity-references.js';
import { Body, BodyConnection } from '../entities/body.js';
import { type Event, EventConnection } from '../entities/event.js';
import { Seat } from '../entities/seat.js';
import { listBodies } from '../repositories/body-repository.js';
import { countSeats } from '../seat-count.js';

@Resolver(() => Body)
export class BodyResolver {
  @Directive('@gather(by: "regionCode")')
  @Query(() => BodyConnection, {
    nullable: true,
    description: 'The bodies of all regions, or of some. Swedish: organ.',
  })
  bodies(
    @Args(() => BodiesArgs) args: BodiesArgs,
    @Ctx() { db, elsewhere }: Context,
  ): Promise<Connection<Body>> {
    return listBodies(db, args, elsewhere);
  }

  @Query(() => Body, {
    nullable: true,
    description: 'The body with an id; null where there is none. Swedish: organ.',
  })
  body(
    @Arg('id', () => ID, { description: 'The id: 14-body-beredningen. Swedish: id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Body | null> {
    return loaders.bodyById.load(id);
  }

  @FieldResolver(() => RegionReference, {
    nullable: true,
    description:
      'The region whose body it is: Sweden ("00") of a national one; null where no source states it, though its id begins with 00. Swedish: region.',
  })
  region(@Root() { regionCode, regionStated }: Body): RegionReference | null {
    return regionStated ? { code: regionCode } : null;
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Seat], {
    description:
      'The seats as the source lists them: by organisation where it names them, by side where it gives numbers alone. Swedish: platser, ledamöter.',
  })
  seats(@Root() { id }: Body, @Ctx() { loaders }: Context): Promise<Seat[]> {
    return loaders.seatsOfBody.load(id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many seats the body has, without those that end before the others; null where the sources do not say. Of one sector, only seats that a source counts to it. Swedish: antal platser.',
  })
  async seatCount(
    @Root() body: Body,
    @Arg('sector', () => Sector, {
      nullable: true,
      description: 'Only the seats of this sector; all where it is left out. Swedish: sektor.',
    })
    sector: Sector | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<number | null> {
    return countSeats(body, await loaders.seatsOfBody.load(body.id), sector);
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => EventConnection, {
    nullable: true,
    description: 'The meetings and other events of the body, by date. Swedish: händelser.',
  })
  events(
    @Root() { id }: Body,
    @Args(() => EventListArgs) args: EventListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Event>> {
    return loaders.eventsOfBody.load(id, args);
  }
}

/** A body that another subgraph or deployment refers to. */
export function resolveBodyReference({ id }: { id: string }, { loaders }: Context): Promise<Body | null> {
  return loaders.bodyById.load(String(id));
}
