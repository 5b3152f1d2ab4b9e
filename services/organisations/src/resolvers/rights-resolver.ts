import { type Connection, PageArgs } from '@hub/common';
import { Arg, Args, ArgsType, Ctx, Field, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import {
  RestoreRightInput,
  RestoreRightPayload,
  RevokeRightInput,
  RevokeRightPayload,
} from '../entities/change-right.js';
import { type RevokedRight, RevokedRightConnection } from '../entities/revoked-right.js';
import { withReason } from '../repositories/revocation-repository.js';
import { restoreRight, revokeRight } from '../use-cases/change-right.js';
import { listRevokedRights } from '../use-cases/list-revoked-rights.js';

@ArgsType()
class RevokedRightsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only the rights of this subject; everyone’s where it is left out. Swedish: innehavare.',
  })
  subject?: string | null;
}

@Resolver()
export class RightsResolver {
  @Query(() => RevokedRightConnection, {
    nullable: true,
    description:
      'The rights that are revoked, as far as the caller may give them back; null for whoever may give back none. Swedish: återkallade behörigheter.',
  })
  revokedRights(
    @Args(() => RevokedRightsArgs) { subject, first, after }: RevokedRightsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<RevokedRight> | null> {
    return listRevokedRights(context, subject ?? null, { first, after });
  }

  @Mutation(() => RevokeRightPayload, {
    nullable: true,
    description:
      'Takes a right from someone, whatever the access token says; it is lost within a second, also for open connections. By a hub-admin, or the region’s editor for its agreement managers and portals; what an editor revoked a hub-admin takes over, so that only a hub-admin gives it back. Swedish: återkalla behörighet.',
  })
  async revokeRight(
    @Arg('input', () => RevokeRightInput, { description: 'Whose, and which. Swedish: återkallelse.' })
    input: RevokeRightInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    const { rows, refusals } = await revokeRight(input, context);
    return { right: rows && (await withReason(context.db, rows)), refusals };
  }

  @Mutation(() => RestoreRightPayload, {
    nullable: true,
    description:
      'Gives back a right that was revoked, by those who may revoke it: nobody gives it back to itself, and what a hub-admin revoked only a hub-admin gives back. Swedish: återställ behörighet.',
  })
  async restoreRight(
    @Arg('input', () => RestoreRightInput, { description: 'Whose, and which. Swedish: återställande.' })
    input: RestoreRightInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    const { refusals } = await restoreRight(input, context);
    return { restored: refusals.length === 0, refusals };
  }
}
