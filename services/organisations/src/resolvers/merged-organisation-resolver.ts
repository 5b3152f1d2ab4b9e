import { type Connection, PageArgs } from '@hub/common';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { MergedOrganisation, MergedOrganisationConnection } from '../entities/merged-organisation.js';
import { Organisation } from '../entities/organisation.js';
import { listMerged } from '../repositories/merged-organisation-repository.js';

@Resolver(() => MergedOrganisation)
export class MergedOrganisationResolver {
  @Query(() => MergedOrganisationConnection, {
    nullable: true,
    description:
      'The records that were merged into another, and which one their ids lead to, the first merged first. Swedish: sammanslagna organisationer.',
  })
  mergedOrganisations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<MergedOrganisation>> {
    return listMerged(db, page);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that the id leads to. Swedish: kvarvarande organisation.',
  })
  organisation(
    @Root() { survivorId }: MergedOrganisation,
    @Ctx() { loaders }: Context,
  ): Promise<Organisation | null> {
    return loaders.organisationById.load(survivorId);
  }
}
