import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Body } from '../entities/body.js';
import { Goal } from '../entities/goal.js';
import { Project } from '../entities/project.js';
import { ProjectStatement } from '../entities/project-statement.js';
import { StatementKind } from '../entities/statement-kind.js';

/** What sources say of a project beyond its parties, period and money. */
@Resolver(() => Project)
export class ProjectRecordResolver {
  @Directive('@listSize(assumedSize: 15)')
  @FieldResolver(() => [ProjectStatement], {
    description:
      'What the sources say of it: background, target groups, tasks, methods, findings. Swedish: uppgifter om projektet.',
  })
  async statements(
    @Root() { id }: Project,
    @Arg('kind', () => [StatementKind], {
      nullable: true,
      description: 'Only those of these kinds; all where it is left out. Swedish: slag.',
    })
    kind: StatementKind[] | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectStatement[]> {
    const statements = await loaders.statementsOfProject.load(id);
    return kind == null ? statements : statements.filter((statement) => kind.includes(statement.kind));
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Goal], {
    description: 'What it is to do, and what is to remain of it. Swedish: mål, förväntade resultat.',
  })
  goals(@Root() { id }: Project, @Ctx() { loaders }: Context): Promise<Goal[]> {
    return loaders.goalsOfProject.load(id);
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body that steers it; null where none is known. Swedish: styrgrupp.',
  })
  steeringGroup(
    @Root() { steeringGroupId }: Project,
    @Ctx() { loaders }: Context,
  ): Promise<Body | null> | null {
    return steeringGroupId === null ? null : loaders.bodyById.load(steeringGroupId);
  }

  @Directive('@listSize(assumedSize: 3)')
  @FieldResolver(() => [Body], {
    description: 'The bodies that lead it or work for it, its steering group among them. Swedish: organ.',
  })
  async bodies(@Root() { bodyIds }: Project, @Ctx() { loaders }: Context): Promise<Body[]> {
    const bodies = await Promise.all(bodyIds.map((id) => loaders.bodyById.load(id)));
    return bodies.filter((body) => body !== null);
  }
}
