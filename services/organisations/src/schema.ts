import { buildSubgraph, HistoryEntryResolver, type Subgraph } from '@hub/common';
import { MergedHistoryResolver, OrganisationHistoryResolver } from './resolvers/history-resolver.js';
import { MergedOrganisationResolver } from './resolvers/merged-organisation-resolver.js';
import { OrganisationNumberCheckResolver } from './resolvers/organisation-number-check-resolver.js';
import { OrganisationResolver, resolveOrganisationReference } from './resolvers/organisation-resolver.js';
import { OrganisationWritesResolver } from './resolvers/organisation-writes-resolver.js';
import { RightsResolver } from './resolvers/rights-resolver.js';

/** The subgraph `organisations`. */
export function organisations(): Subgraph {
  return buildSubgraph({
    resolvers: [
      OrganisationResolver,
      OrganisationNumberCheckResolver,
      OrganisationWritesResolver,
      MergedOrganisationResolver,
      RightsResolver,
      OrganisationHistoryResolver,
      MergedHistoryResolver,
      HistoryEntryResolver,
    ],
    composed: [],
    references: { Organisation: resolveOrganisationReference },
  });
}

/** The SDL of each subgraph of this service, by its name. */
export async function subgraphSdl(): Promise<Record<string, string>> {
  return { organisations: organisations().sdl };
}
