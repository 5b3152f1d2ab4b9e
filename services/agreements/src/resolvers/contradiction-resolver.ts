import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Contradiction, Severity } from '../entities/contradiction.js';
import { ContradictionSubject, type ContradictionTie } from '../entities/contradiction-subject.js';
import {
  Body,
  Event,
  Municipality,
  Organisation,
  Project,
  Region,
  Statistic,
} from '../entities/references.js';
import { findContradictions } from '../repositories/contradiction-repository.js';

@Resolver(() => Contradiction)
export class ContradictionResolver {
  @Directive('@listSize(assumedSize: 20)')
  @Query(() => [Contradiction], {
    nullable: true,
    description: 'Where sources contradict each other or themselves. Swedish: motsägelser.',
  })
  contradictions(
    @Arg('severity', () => [Severity], {
      nullable: true,
      description: 'Of any of these severities; all where it is left out. Swedish: allvarlighetsgrad.',
    })
    severity: Severity[] | null | undefined,
    @Ctx() { db }: Context,
  ): Promise<Contradiction[]> {
    return findContradictions(db, severity ?? null);
  }

  @Directive('@listSize(assumedSize: 4)')
  @FieldResolver(() => [ContradictionSubject], {
    nullable: 'items',
    description:
      'The records that it is about, of every service; null where one is gone. Swedish: vad den gäller.',
  })
  async concerns(
    @Root() { id }: Contradiction,
    @Ctx() context: Context,
  ): Promise<(typeof ContradictionSubject | null)[]> {
    const ties = await context.loaders.subjectsOfContradiction.load(id);
    return Promise.all(ties.map((tie) => subjectOf(tie, context)));
  }
}

/** Records of other services are known by their id alone. */
function subjectOf(
  { type, subjectId: id }: ContradictionTie,
  { loaders }: Context,
): Promise<typeof ContradictionSubject | null> | typeof ContradictionSubject {
  switch (type) {
    case 'Agreement':
      return loaders.agreementById.load(id);
    case 'Document':
      return loaders.documentById.load(id);
    case 'ActionPlan':
      return loaders.actionPlanById.load(id);
    case 'Region':
      return Object.assign(new Region(), { code: id });
    case 'Municipality':
      return Object.assign(new Municipality(), { code: id });
    case 'Organisation':
      return Object.assign(new Organisation(), { id });
    case 'Body':
      return Object.assign(new Body(), { id });
    case 'Event':
      return Object.assign(new Event(), { id });
    case 'Project':
      return Object.assign(new Project(), { id });
    case 'Statistic':
      return Object.assign(new Statistic(), { id });
  }
}
