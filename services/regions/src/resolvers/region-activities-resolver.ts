import type { Connection } from '@hub/common';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { BodyListArgs } from '../arguments/body-list-args.js';
import { EventListArgs } from '../arguments/event-list-args.js';
import { ProjectListArgs } from '../arguments/project-list-args.js';
import type { Context } from '../context.js';
import { RegionReference } from '../entities/activity-references.js';
import { type Body, BodyConnection } from '../entities/body.js';
import { type Event, EventConnection } from '../entities/event.js';
import { Goal } from '../entities/goal.js';
import { Need } from '../entities/need.js';
import { type Project, ProjectConnection } from '../entities/project.js';
import { Statistic } from '../entities/statistic.js';

/** What the subgraph `activities` adds to a region. */
@Resolver(() => RegionReference)
export class RegionActivitiesResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => BodyConnection, {
    nullable: true,
    description:
      'The bodies of the region, by name; of "00" the national ones, without those whose region no source states. Swedish: organ.',
  })
  bodies(
    @Root() { code }: RegionReference,
    @Args(() => BodyListArgs) args: BodyListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Body>> {
    return loaders.bodiesOfRegion.load(code, args);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => EventConnection, {
    nullable: true,
    description:
      'The events of the region, by date; of "00" the national ones, without those whose region no source states. Swedish: händelser.',
  })
  events(
    @Root() { code }: RegionReference,
    @Args(() => EventListArgs) args: EventListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Event>> {
    return loaders.eventsOfRegion.load(code, args);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => ProjectConnection, {
    nullable: true,
    description:
      'The projects of the region, by name; of "00" the national ones, without those whose region no source states. Swedish: projekt.',
  })
  projects(
    @Root() { code }: RegionReference,
    @Args(() => ProjectListArgs) args: ProjectListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Project>> {
    return loaders.projectsOfRegion.load(code, args);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Statistic], {
    nullable: true,
    description: 'Figures that the sources give of the region; of "00" those of Sweden. Swedish: statistik.',
  })
  statistics(@Root() { code }: RegionReference, @Ctx() { loaders }: Context): Promise<Statistic[]> {
    return loaders.statisticsOfRegion.load(code);
  }

  @Directive('@listSize(assumedSize: 30)')
  @FieldResolver(() => [Need], {
    nullable: true,
    description:
      'Obstacles to cooperation and needs for it that the sources name. Swedish: hinder och behov.',
  })
  needs(@Root() { code }: RegionReference, @Ctx() { loaders }: Context): Promise<Need[]> {
    return loaders.needsOfRegion.load(code);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Goal], {
    nullable: true,
    description: 'What the cooperation of the region is to lead to. Swedish: mål, målbild.',
  })
  goals(@Root() { code }: RegionReference, @Ctx() { loaders }: Context): Promise<Goal[]> {
    return loaders.goalsOfRegion.load(code);
  }
}

/** A region that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveRegionActivities({ code }: { code: string }): RegionReference {
  return Object.assign(new RegionReference(), { code: String(code) });
}
