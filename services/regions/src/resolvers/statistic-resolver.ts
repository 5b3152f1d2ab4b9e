import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { RegionReference } from '../entities/activity-references.js';
import { Statistic } from '../entities/statistic.js';

@Resolver(() => Statistic)
export class StatisticResolver {
  @FieldResolver(() => RegionReference, {
    nullable: true,
    description: 'The region the figure is about; Sweden ("00") of a national one. Swedish: region.',
  })
  region(@Root() { regionCode }: Statistic): RegionReference {
    return { code: regionCode };
  }
}

/** A statistic that another subgraph refers to. */
export function resolveStatisticReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Statistic | null> {
  return loaders.statisticById.load(String(id));
}
