import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Project } from '../entities/project.js';
import { ProjectRole } from '../entities/project-role.js';

/** How many take part in a project. */
@Resolver(() => Project)
export class ParticipationResolver {
  @FieldResolver(() => Int, {
    description: 'How many municipalities take part, each counted once. Swedish: antal kommuner.',
  })
  async municipalityCount(
    @Root() { id }: Project,
    @Arg('role', () => ProjectRole, {
      nullable: true,
      description: 'Only those in this role; all where it is left out. Swedish: roll.',
    })
    role: ProjectRole | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<number> {
    const parts = await loaders.municipalitiesOfProject.load(id);
    const inRole = parts.filter((part) => role == null || part.role === role);
    return new Set(inRole.map(({ municipalityCode }) => municipalityCode)).size;
  }

  @FieldResolver(() => Int, {
    description:
      'How many applications the municipalities take part by: those that applied together share one, and those that did not apply have none. Swedish: antal ansökningar.',
  })
  async entryCount(@Root() { id }: Project, @Ctx() { loaders }: Context): Promise<number> {
    const parts = await loaders.municipalitiesOfProject.load(id);
    return new Set(parts.flatMap(({ entry }) => (entry === null ? [] : [entry]))).size;
  }
}
