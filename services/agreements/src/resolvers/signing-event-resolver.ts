import { Args, Ctx, Directive, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.js';
import { Agreement } from '../entities/agreement.js';
import { Organisation, Region } from '../entities/references.js';
import { SigningEvent } from '../entities/signing-event.js';
import { LIVE, StreamArgs } from '../entities/stream-args.js';
import { messageOf, type StreamFailure } from '../live/stream-failure.js';
import { organisationOf, regionOf } from './references.js';

@Resolver(() => SigningEvent)
export class SigningEventResolver {
  @Directive(LIVE)
  @Subscription(() => SigningEvent, {
    subscribe: ({ args, context }: { args: StreamArgs; context: Context }) =>
      context.live.signingEvents(args),
    description:
      'Each signing and withdrawal, of one agreement, one region or the whole hub, from now or from `after` on. Where some can’t be given any more: one GAP, then on. Swedish: undertecknanden.',
  })
  agreementSigned(
    @Root() event: SigningEvent | StreamFailure,
    @Args(() => StreamArgs) _args: StreamArgs,
  ): SigningEvent {
    return messageOf(event);
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The agreement as it stands now; null in a GAP. Swedish: överenskommelse.',
  })
  async agreement(
    @Root() { agreementId }: SigningEvent,
    @Ctx() { loaders }: Context,
  ): Promise<Agreement | null> {
    return agreementId === null ? null : loaders.agreementById.load(agreementId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that signed or withdrew; null in a GAP. Swedish: organisation.',
  })
  organisation(@Root() { organisationId }: SigningEvent): Organisation | null {
    return organisationOf(organisationId);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The agreement’s region; null for a national agreement and in a GAP. Swedish: region.',
  })
  region(@Root() { regionCode }: SigningEvent): Region | null {
    return regionOf(regionCode);
  }
}
