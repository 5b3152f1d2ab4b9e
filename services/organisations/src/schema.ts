import { buildSubgraph, type Subgraph } from '@hub/common';
import { OrganisationNumberCheckResolver } from './resolvers/organisation-number-check-resolver.js';
import { OrganisationResolver, resolveOrganisationReference } from './resolvers/organisation-resolver.js';

/** The subgraph `organisations`. */
export function organisations(): Subgraph {
  return buildSubgraph({
    resolvers: [OrganisationResolver, OrganisationNumberCheckResolver],
    composed: [],
    references: { Organisation: resolveOrganisationReference },
  });
}

/** The SDL of each subgraph of this service, by its name. */
export async function subgraphSdl(): Promise<Record<string, string>> {
  return { organisations: organisations().sdl };
}
