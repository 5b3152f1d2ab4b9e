import type { Connection } from '@hub/common';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProjectListArgs } from '../arguments/project-list-args.js';
import type { Context } from '../context.js';
import { MunicipalityReference } from '../entities/activity-references.js';
import { type Project, ProjectConnection } from '../entities/project.js';

/** What the subgraph `activities` adds to a municipality. */
@Resolver(() => MunicipalityReference)
export class MunicipalityActivitiesResolver {
  @Directive('@gather')
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => ProjectConnection, {
    nullable: true,
    description:
      'The projects that the municipality has a part in, of its region, of others and national ones, by name. Swedish: projekt.',
  })
  projects(
    @Root() { code }: MunicipalityReference,
    @Args(() => ProjectListArgs) args: ProjectListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Project>> {
    return loaders.projectsOfMunicipality.load(code, args);
  }
}

/** A municipality that another subgraph refers to; that subgraph knows whether it exists. */
export function resolveMunicipalityActivities({ code }: { code: string }): MunicipalityReference {
  return Object.assign(new MunicipalityReference(), { code: String(code) });
}
