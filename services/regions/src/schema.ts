import { buildSubgraph, type Subgraph } from '@hub/common';
import { MunicipalityResolver, resolveMunicipalityReference } from './resolvers/municipality-resolver.js';
import { RegionResolver, resolveRegionReference } from './resolvers/region-resolver.js';

/** The subgraph `territories`. */
export function territories(): Subgraph {
  return buildSubgraph({
    resolvers: [RegionResolver, MunicipalityResolver],
    composed: ['placement', 'gather'],
    references: { Region: resolveRegionReference, Municipality: resolveMunicipalityReference },
  });
}

/** The SDL of each subgraph of this service, by its name. */
export async function subgraphSdl(): Promise<Record<string, string>> {
  return { territories: territories().sdl };
}
