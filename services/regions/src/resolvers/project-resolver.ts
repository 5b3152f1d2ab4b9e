import { type Connection, checkRegionCodes } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ProjectsArgs } from '../arguments/projects-args.js';
import type { Context } from '../context.js';
import { OrganisationReference, RegionReference } from '../entities/activity-references.js';
import { Financing } from '../entities/financing.js';
import { Project, ProjectConnection } from '../entities/project.js';
import { ProjectMunicipality } from '../entities/project-municipality.js';
import { ProjectRole } from '../entities/project-role.js';
import { readFinancing } from '../financing.js';
import { listProjects } from '../repositories/project-repository.js';

@Resolver(() => Project)
export class ProjectResolver {
  @Directive('@gather(by: "regionCode")')
  @Query(() => ProjectConnection, {
    nullable: true,
    description: 'The projects of all regions, or of some. Swedish: projekt.',
  })
  projects(
    @Args(() => ProjectsArgs) args: ProjectsArgs,
    @Ctx() { db, elsewhere }: Context,
  ): Promise<Connection<Project>> {
    return listProjects(db, args, elsewhere);
  }

  @Query(() => Project, {
    nullable: true,
    description: 'The project with an id; null where there is none. Swedish: projekt.',
  })
  project(
    @Arg('id', () => ID, { description: 'The id: 21-project-innovativ-modell. Swedish: id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Project | null> {
    return loaders.projectById.load(id);
  }

  @FieldResolver(() => RegionReference, {
    nullable: true,
    description:
      'The region whose project it is: Sweden ("00") of a national one; null where no source states it, though its id begins with 00. Swedish: region.',
  })
  region(@Root() { regionCode, regionStated }: Project): RegionReference | null {
    return regionStated ? { code: regionCode } : null;
  }

  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description: 'The organisation that owns or coordinates it; null where not known. Swedish: projektägare.',
  })
  owner(@Root() { ownerId }: Project): OrganisationReference | null {
    return ownerId === null ? null : { id: ownerId };
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [OrganisationReference], {
    nullable: 'items',
    description: 'The organisations that pay for it, as far as known. Swedish: finansiärer.',
  })
  funders(@Root() { funderIds }: Project): OrganisationReference[] {
    return funderIds.map((id) => ({ id }));
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [OrganisationReference], {
    nullable: 'items',
    description:
      'The organisations that carry it out with its owner, as far as known. Swedish: projektpartner.',
  })
  partners(@Root() { partnerIds }: Project): OrganisationReference[] {
    return partnerIds.map((id) => ({ id }));
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [ProjectMunicipality], {
    description: 'The municipalities that take part, and as what. Swedish: kommuner.',
  })
  async municipalities(
    @Root() { id }: Project,
    @Arg('role', () => ProjectRole, {
      nullable: true,
      description: 'Only those in this role; all where it is left out. Swedish: roll.',
    })
    role: ProjectRole | null | undefined,
    @Arg('regionCode', () => [ID], {
      nullable: true,
      description: 'Only those of one of these regions; of all where it is left out. Swedish: länskod.',
    })
    regionCode: string[] | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectMunicipality[]> {
    checkRegionCodes(regionCode ?? []);
    const parts = await loaders.municipalitiesOfProject.load(id);
    return parts.filter(
      (part) =>
        (role == null || part.role === role) &&
        // A municipality's code begins with its region's.
        (regionCode == null || regionCode.includes(part.municipalityCode.slice(0, 2))),
    );
  }

  @FieldResolver(() => Financing, {
    nullable: true,
    description: 'What it costs and who pays, as far as known. Swedish: finansiering.',
  })
  financing(@Root() { statedFinancing }: Project): Financing | null {
    return statedFinancing === null ? null : readFinancing(statedFinancing);
  }
}

/** A project that another subgraph or deployment refers to. */
export function resolveProjectReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Project | null> {
  return loaders.projectById.load(String(id));
}
