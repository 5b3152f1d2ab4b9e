import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Directive, FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.js';
import { Region } from '../entities/references.js';
import { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import { LIVE, StreamArgs } from '../entities/stream-args.js';
import { messageOf, type StreamFailure } from '../live/stream-failure.js';
import { regionOf } from './references.js';
import { withAgreement } from './with-agreement.js';

@Resolver(() => SignatoryCountUpdate)
export class SignatoryCountResolver {
  @Directive(LIVE)
  @Subscription(() => SignatoryCountUpdate, {
    subscribe: ({ args, context }: { args: StreamArgs; context: Context }) => context.live.countUpdates(args),
    description:
      'How many have signed, of one agreement, one region or the whole hub: first a SNAPSHOT for each agreement, then a CHANGE at each change; with `after` only the CHANGEs since. Where some can’t be given any more: GAP, then SNAPSHOTs. Swedish: antal undertecknare, löpande.',
  })
  async signatoryCount(
    @Root() update: SignatoryCountUpdate | StreamFailure,
    @Args(() => StreamArgs) _args: StreamArgs,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SignatoryCountUpdate> {
    return withAgreement(messageOf(update), loaders, info);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The agreement’s region; null for a national agreement and in a GAP. Swedish: region.',
  })
  region(@Root() { regionCode }: SignatoryCountUpdate): Region | null {
    return regionOf(regionCode);
  }
}
