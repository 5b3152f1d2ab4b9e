import { Args, Ctx, Directive, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.js';
import { Agreement } from '../entities/agreement.js';
import { Region } from '../entities/references.js';
import { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import { LIVE, StreamArgs } from '../entities/stream-args.js';
import { messageOf, type StreamFailure } from '../live/stream-failure.js';
import { regionOf } from './references.js';

@Resolver(() => SignatoryCountUpdate)
export class SignatoryCountResolver {
  @Directive(LIVE)
  @Subscription(() => SignatoryCountUpdate, {
    subscribe: ({ args, context }: { args: StreamArgs; context: Context }) => context.live.countUpdates(args),
    description:
      'How many have signed, of one agreement, one region or the whole hub: first a SNAPSHOT for each agreement, then a CHANGE at each change; with `after` only the CHANGEs since. Where some can’t be given any more: GAP, then SNAPSHOTs. Swedish: antal undertecknare, löpande.',
  })
  signatoryCount(
    @Root() update: SignatoryCountUpdate | StreamFailure,
    @Args(() => StreamArgs) _args: StreamArgs,
  ): SignatoryCountUpdate {
    return messageOf(update);
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The agreement as it stands now; null in a GAP. Swedish: överenskommelse.',
  })
  async agreement(
    @Root() { agreementId, agreementAtSnapshot }: SignatoryCountUpdate,
    @Ctx() { loaders }: Context,
  ): Promise<Agreement | null> {
    if (agreementAtSnapshot !== null || agreementId === null) return agreementAtSnapshot;
    return loaders.agreementById.load(agreementId);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The agreement’s region; null for a national agreement and in a GAP. Swedish: region.',
  })
  region(@Root() { regionCode }: SignatoryCountUpdate): Region | null {
    return regionOf(regionCode);
  }
}
