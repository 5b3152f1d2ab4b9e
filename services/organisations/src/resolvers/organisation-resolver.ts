import { badUserInput, type Connection, QuarantinedValue } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { OrganisationsArgs } from '../arguments/organisations-args.js';
import type { Context } from '../context.js';
import { Organisation, OrganisationConnection } from '../entities/organisation.js';
import { MunicipalityReference, RegionReference } from '../entities/territory-references.js';
import { readOrganisationNumber } from '../organisation-number.js';
import { listOrganisations } from '../repositories/organisation-repository.js';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: 'The organisations of the hub. Swedish: organisationer.',
  })
  organisations(
    @Args(() => OrganisationsArgs) args: OrganisationsArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Organisation>> {
    return listOrganisations(db, args);
  }

  @Query(() => Organisation, {
    nullable: true,
    description:
      'One organisation, by exactly one of its id and its organisation number; null where there is none. The id and the number of a record that was merged into another lead to that one. Swedish: organisation.',
  })
  async organisation(
    @Arg('id', () => ID, { nullable: true, description: 'The id: org-region-skane. Swedish: id.' })
    id: string | null | undefined,
    @Arg('organisationNumber', () => String, {
      nullable: true,
      description:
        "The number, with or without its hyphen or the leading 16; a malformed one is nobody's. Swedish: organisationsnummer.",
    })
    organisationNumber: string | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Organisation | null> {
    if (id != null && organisationNumber == null) {
      return loaders.organisationById.load(id);
    }
    if (organisationNumber != null && id == null) {
      const reading = readOrganisationNumber(organisationNumber);
      return reading.valid ? loaders.organisationByNumber.load(reading.normalised) : null;
    }
    throw badUserInput(
      `Expected exactly one of "id" and "organisationNumber", got ${id == null ? 'neither' : 'both'}.`,
    );
  }

  @FieldResolver(() => RegionReference, {
    nullable: true,
    description:
      'The region the organisation works in; Sweden ("00") where it works in the whole country, null where it is not tied to one. Swedish: region.',
  })
  region(@Root() { regionCode }: Organisation): RegionReference | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => MunicipalityReference, {
    nullable: true,
    description: 'The municipality the organisation is tied to; null where to none. Swedish: kommun.',
  })
  municipality(@Root() { municipalityCode }: Organisation): MunicipalityReference | null {
    return municipalityCode === null ? null : { code: municipalityCode };
  }

  @FieldResolver(() => [ID], {
    description:
      'The ids of records that were merged into this one; each of them leads here. Swedish: tidigare id.',
  })
  async formerIds(@Root() { id }: Organisation, @Ctx() { loaders }: Context): Promise<string[]> {
    return (await loaders.mergedIntoOrganisation.load(id)).map((merged) => merged.id);
  }

  @Directive('@inaccessible')
  @FieldResolver(() => [ID], {
    description:
      'Its id and those that lead to it, for services that may have recorded something under any of them. Swedish: alla id.',
  })
  async knownIds(@Root() { id }: Organisation, @Ctx() { loaders }: Context): Promise<string[]> {
    return [id, ...(await loaders.mergedIntoOrganisation.load(id)).map((merged) => merged.id)];
  }

  @FieldResolver(() => [QuarantinedValue], {
    description:
      'Values that a source prints for this organisation but that cannot be right, such as a number with a digit too few. Swedish: värden i karantän.',
  })
  quarantined(@Root() { id }: Organisation, @Ctx() { loaders }: Context): Promise<QuarantinedValue[]> {
    return loaders.quarantineOfOrganisation.load(id);
  }
}

/** An organisation that another subgraph refers to; by the id of a merged record, the one it was merged into. */
export function resolveOrganisationReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Organisation | null> {
  return loaders.organisationById.load(String(id));
}
