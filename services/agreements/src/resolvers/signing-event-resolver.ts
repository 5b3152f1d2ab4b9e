import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Directive, FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.js';
import { Organisation, Region } from '../entities/references.js';
import { SigningEvent } from '../entities/signing-event.js';
import { LIVE, StreamArgs } from '../entities/stream-args.js';
import { messageOf, type StreamFailure } from '../live/stream-failure.js';
import { organisationOf, regionOf } from './references.js';
import { withAgreement } from './with-agreement.js';

@Resolver(() => SigningEvent)
export class SigningEventResolver {
  @Directive(LIVE)
  @Subscription(() => SigningEvent, {
    subscribe: ({ args, context }: { args: StreamArgs; context: Context }) =>
      context.live.signingEvents(args),
    description:
      'Each signing and withdrawal, of one agreement, one region or the whole hub, from now or from `after` on. Where some can’t be given any more: one GAP, then on. Swedish: undertecknanden.',
  })
  async agreementSigned(
    @Root() event: SigningEvent | StreamFailure,
    @Args(() => StreamArgs) _args: StreamArgs,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SigningEvent> {
    return withAgreement(messageOf(event), loaders, info);
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
