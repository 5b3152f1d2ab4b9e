import { type ClassType, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Contradiction } from '../entities/contradiction.js';
import type { SubjectType } from '../entities/contradiction-subject.js';
import { Body, Event, Project, Statistic } from '../entities/references.js';

/** What this service adds to records of other services of which it knows nothing but contradictions. */
export const BodyResolver = contradicted(Body, 'Body');
export const EventResolver = contradicted(Event, 'Event');
export const ProjectResolver = contradicted(Project, 'Project');
export const StatisticResolver = contradicted(Statistic, 'Statistic');

/** Records that other subgraphs refer to; those subgraphs know whether they exist. */
export const resolveBodyReference = referenceTo(Body);
export const resolveEventReference = referenceTo(Event);
export const resolveProjectReference = referenceTo(Project);
export const resolveStatisticReference = referenceTo(Statistic);

function contradicted<Subject extends { id: string }>(subject: ClassType<Subject>, type: SubjectType) {
  @Resolver(() => subject)
  class SubjectResolver {
    @Directive('@listSize(assumedSize: 1)')
    @FieldResolver(() => [Contradiction], {
      nullable: true,
      description: 'Where what the sources say of it does not fit together. Swedish: motsägelser.',
    })
    contradictions(@Root() { id }: Subject, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
      return loaders.contradictionsOfSubject.load(id, type);
    }
  }
  return SubjectResolver;
}

function referenceTo<Subject extends { id: string }>(subject: ClassType<Subject>) {
  return ({ id }: { id: string }): Subject => Object.assign(new subject(), { id: String(id) });
}
