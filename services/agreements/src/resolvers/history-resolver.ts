import {
  type Connection,
  HISTORY_DESCRIPTION,
  HistoryConnection,
  type HistoryEntry,
  HistoryVerification,
  PageArgs,
  readHistory,
} from '@hub/common';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Agreement } from '../entities/agreement.js';
import { historyOf } from '../history-of.js';
import { verifyAgreementHistory } from '../use-cases/verify-agreement-history.js';

@Resolver(() => Agreement)
export class HistoryResolver {
  @FieldResolver(() => HistoryConnection, { nullable: true, description: HISTORY_DESCRIPTION })
  history(
    @Root() { id }: Agreement,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return readHistory(context, historyOf(id), page);
  }

  @Query(() => HistoryVerification, {
    nullable: true,
    description:
      'Whether anybody has changed, removed, moved or cut off anything in an agreement’s history; null for those who may not read it, and where there is no such agreement. Swedish: kontrollera historiken.',
  })
  verifyHistory(
    @Arg('agreementId', () => ID, { description: 'The agreement’s id. Swedish: överenskommelse.' })
    agreementId: string,
    @Ctx() context: Context,
  ): Promise<HistoryVerification | null> {
    return verifyAgreementHistory(agreementId, context);
  }
}
