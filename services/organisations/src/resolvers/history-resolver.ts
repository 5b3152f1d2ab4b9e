import {
  type Connection,
  HISTORY_DESCRIPTION,
  HistoryConnection,
  type HistoryEntry,
  PageArgs,
  readHistory,
} from '@hub/common';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { MergedOrganisation } from '../entities/merged-organisation.js';
import { Organisation } from '../entities/organisation.js';

@Resolver(() => Organisation)
export class OrganisationHistoryResolver {
  @FieldResolver(() => HistoryConnection, { nullable: true, description: HISTORY_DESCRIPTION })
  history(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return historyOf(id, page, context);
  }
}

/** What was done to a record before it was merged stays its own history. */
@Resolver(() => MergedOrganisation)
export class MergedHistoryResolver {
  @FieldResolver(() => HistoryConnection, { nullable: true, description: HISTORY_DESCRIPTION })
  history(
    @Root() { id }: MergedOrganisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return historyOf(id, page, context);
  }
}

const historyOf = (chain: string, page: PageArgs, context: Context) =>
  readHistory(context, { chain, act: 'readOrganisationHistory' }, page);
