import { type Connection, checkRegionCodes } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { MunicipalityListArgs } from '../arguments/municipality-list-args.js';
import type { Context } from '../context.js';
import { type Municipality, MunicipalityConnection } from '../entities/municipality.js';
import { Region } from '../entities/region.js';
import { findRegions } from '../repositories/region-repository.js';

@Resolver(() => Region)
export class RegionResolver {
  @Directive('@gather')
  @Directive('@listSize(assumedSize: 22)')
  @Query(() => [Region], {
    nullable: 'itemsAndList',
    description:
      'The 21 regions and Sweden ("00"), by code. A region that does not answer is null, with an error that names it. Swedish: regioner.',
  })
  async regions(
    @Arg('joined', () => Boolean, {
      nullable: true,
      description:
        'Only regions that have a deployment of their own, as Sweden has, or only those that have none; all where it is left out. Swedish: ansluten.',
    })
    joined: boolean | null | undefined,
    @Arg('national', () => Boolean, {
      nullable: true,
      description:
        'Only Sweden ("00"), or only the regions themselves; both where it is left out. Swedish: nationell.',
    })
    national: boolean | null | undefined,
    @Ctx() { db, elsewhere, regionCode }: Context,
  ): Promise<Region[]> {
    const regions = await findRegions(db, elsewhere);
    return regions.filter(
      ({ code }) =>
        (joined == null || (code === regionCode) === joined) &&
        (national == null || (code === NATIONAL) === national),
    );
  }

  @Query(() => Region, {
    nullable: true,
    description: 'The region with a code. A code that no region has is an error. Swedish: region.',
  })
  async region(
    @Arg('code', () => ID, { description: 'The county code, two digits: "12". Swedish: länskod.' })
    code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Region | null> {
    checkRegionCodes([code]);
    return loaders.regionByCode.load(code);
  }

  @FieldResolver(() => ID, {
    description: 'The same as `code`, for clients that keep what they fetch by id. Swedish: id.',
  })
  id(@Root() region: Region): string {
    return region.code;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the region has its own deployment in this hub. Swedish: ansluten.',
  })
  joined(@Root() region: Region, @Ctx() { regionCode }: Context): boolean {
    return region.code === regionCode;
  }

  @FieldResolver(() => MunicipalityConnection, {
    nullable: true,
    description: 'The municipalities of the region that the sources name, by name. Swedish: kommuner.',
  })
  municipalities(
    @Root() region: Region,
    @Args(() => MunicipalityListArgs) args: MunicipalityListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Municipality>> {
    return loaders.municipalitiesOfRegion.load(region.code, args);
  }
}

/** The code of Sweden. */
const NATIONAL = '00';

/** A region that another subgraph refers to. */
export function resolveRegionReference(
  { code }: { code: string },
  { loaders }: Context,
): Promise<Region | null> {
  return loaders.regionByCode.load(String(code));
}
