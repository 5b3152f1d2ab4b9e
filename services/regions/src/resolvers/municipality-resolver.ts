import { type Connection, checkMunicipalityCodes } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { MunicipalitiesArgs } from '../arguments/municipalities-args.js';
import type { Context } from '../context.js';
import { Municipality, MunicipalityConnection } from '../entities/municipality.js';
import { Region } from '../entities/region.js';
import { listMunicipalities } from '../repositories/municipality-repository.js';

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Directive('@gather(by: "regionCode")')
  @Query(() => MunicipalityConnection, {
    nullable: true,
    description: 'The municipalities that the sources name, of all regions or of some. Swedish: kommuner.',
  })
  municipalities(
    @Args(() => MunicipalitiesArgs) args: MunicipalitiesArgs,
    @Ctx() { db, elsewhere }: Context,
  ): Promise<Connection<Municipality>> {
    return listMunicipalities(db, args, elsewhere);
  }

  @Query(() => Municipality, {
    nullable: true,
    description:
      'The municipality with a code; one that no source names has its official name alone, with the list of official codes as its source. A code that no municipality has is an error. Swedish: kommun.',
  })
  async municipality(
    @Arg('code', () => ID, { description: 'The municipality code, four digits: "1280". Swedish: kommunkod.' })
    code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Municipality | null> {
    checkMunicipalityCodes([code]);
    return loaders.municipalityByCode.load(code);
  }

  @FieldResolver(() => ID, {
    description: 'The same as `code`, for clients that keep what they fetch by id. Swedish: id.',
  })
  id(@Root() municipality: Municipality): string {
    return municipality.code;
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The region the municipality lies in. Swedish: region.',
  })
  region(@Root() municipality: Municipality, @Ctx() { loaders }: Context): Promise<Region | null> {
    return loaders.regionByCode.load(municipality.regionCode);
  }
}

/** A municipality that another subgraph refers to. */
export function resolveMunicipalityReference(
  { code }: { code: string },
  { loaders }: Context,
): Promise<Municipality | null> {
  return loaders.municipalityByCode.load(String(code));
}
