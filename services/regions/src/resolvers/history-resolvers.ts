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
import { Body } from '../entities/body.js';
import { Event } from '../entities/event.js';
import { Project } from '../entities/project.js';

/** What was done to its seats, too: a body and its seats are one record. */
@Resolver(() => Body)
export class BodyHistoryResolver {
  @FieldResolver(() => HistoryConnection, { nullable: true, description: HISTORY_DESCRIPTION })
  history(
    @Root() body: Body,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return historyOf(body, page, context);
  }
}

@Resolver(() => Event)
export class EventHistoryResolver {
  @FieldResolver(() => HistoryConnection, { nullable: true, description: HISTORY_DESCRIPTION })
  history(
    @Root() event: Event,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return historyOf(event, page, context);
  }
}

@Resolver(() => Project)
export class ProjectHistoryResolver {
  @FieldResolver(() => HistoryConnection, { nullable: true, description: HISTORY_DESCRIPTION })
  history(
    @Root() project: Project,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return historyOf(project, page, context);
  }
}

const historyOf = ({ id, regionCode }: Body | Event | Project, page: PageArgs, context: Context) =>
  readHistory(context, { chain: id, act: 'readRegionHistory', scope: { region: regionCode } }, page);
