import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { TimelineArgs } from '../entities/timeline-args.js';
import { TimelinePoint } from '../entities/timeline-point.js';
import { readTimeline } from '../repositories/timeline-repository.js';

@Resolver(() => TimelinePoint)
export class TimelineResolver {
  @Directive('@listSize(assumedSize: 200)')
  @Query(() => [TimelinePoint], {
    nullable: true,
    description:
      'How signatures came and went: one point for each interval from the first day to the last, those without any too; at most 1,000. Days are those in Sweden (Europe/Stockholm). A signature that has ENDED counts as registered until the day it ended, never as withdrawn; where that day is not kept, as signed alone. Of one agreement, one region or, with neither, the whole hub; null for an agreement that there is none of. Swedish: undertecknande över tid.',
  })
  signingTimeline(
    @Args(() => TimelineArgs) args: TimelineArgs,
    @Ctx() { db }: Context,
  ): Promise<TimelinePoint[] | null> {
    return readTimeline(db, args);
  }
}
