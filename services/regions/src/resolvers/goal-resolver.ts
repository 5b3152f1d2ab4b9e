import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Body } from '../entities/body.js';
import { Goal } from '../entities/goal.js';
import { Project } from '../entities/project.js';

@Resolver(() => Goal)
export class GoalResolver {
  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project whose goal it is; null where none is known. Swedish: projekt.',
  })
  project(@Root() { projectId }: Goal, @Ctx() { loaders }: Context): Promise<Project | null> | null {
    return projectId === null ? null : loaders.projectById.load(projectId);
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body whose goal it is; null where none is known. Swedish: organ.',
  })
  body(@Root() { bodyId }: Goal, @Ctx() { loaders }: Context): Promise<Body | null> | null {
    return bodyId === null ? null : loaders.bodyById.load(bodyId);
  }
}
