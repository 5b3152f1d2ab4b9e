import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { RegionReference } from '../entities/activity-references.js';
import { CurrentProcess } from '../entities/current-process.js';
import { GoodExample } from '../entities/good-example.js';
import { Platform } from '../entities/platform.js';
import { RepresentationRule } from '../entities/representation-rule.js';

/** What the subgraph `activities` adds to a region from what its sources say of it as a whole. */
@Resolver(() => RegionReference)
export class RegionProfileResolver {
  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [Platform], {
    nullable: true,
    description: 'The platforms and networks of the region. Swedish: plattformar, nätverk.',
  })
  platforms(@Root() { code }: RegionReference, @Ctx() { loaders }: Context): Promise<Platform[]> {
    return loaders.platformsOfRegion.load(code);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [CurrentProcess], {
    nullable: true,
    description:
      'What its parties were working on together when the sources were written, as these list it. Swedish: aktuella processer.',
  })
  currentProcesses(
    @Root() { code }: RegionReference,
    @Ctx() { loaders }: Context,
  ): Promise<CurrentProcess[]> {
    return loaders.currentProcessesOfRegion.load(code);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [GoodExample], {
    nullable: true,
    description: 'Good examples of what civil society does in the region. Swedish: goda exempel.',
  })
  goodExamples(@Root() { code }: RegionReference, @Ctx() { loaders }: Context): Promise<GoodExample[]> {
    return loaders.goodExamplesOfRegion.load(code);
  }

  @Directive('@listSize(assumedSize: 2)')
  @FieldResolver(() => [RepresentationRule], {
    nullable: true,
    description:
      'When women and men count as equally represented, as the sources of the region put it. Swedish: regler för jämställd representation.',
  })
  representationRules(
    @Root() { code }: RegionReference,
    @Ctx() { loaders }: Context,
  ): Promise<RepresentationRule[]> {
    return loaders.representationRulesOfRegion.load(code);
  }
}
