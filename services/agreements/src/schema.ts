import { buildSubgraph, type Subgraph } from '@hub/common';
import { AdherenceResolver, resolveAdherenceReference } from './resolvers/adherence-resolver.js';
import { AgreementResolver, resolveAgreementReference } from './resolvers/agreement-resolver.js';
import { MilestoneResolver } from './resolvers/milestone-resolver.js';
import { MunicipalityResolver, resolveMunicipalityReference } from './resolvers/municipality-resolver.js';
import { OrganisationResolver, resolveOrganisationReference } from './resolvers/organisation-resolver.js';
import { PartyResolver } from './resolvers/party-resolver.js';
import { RegionResolver, resolveRegionReference } from './resolvers/region-resolver.js';
import { SignatoryCountResolver } from './resolvers/signatory-count-resolver.js';
import { SigningEventResolver } from './resolvers/signing-event-resolver.js';
import { SigningResolver } from './resolvers/signing-resolver.js';
import { resolveVersionReference, VersionResolver } from './resolvers/version-resolver.js';
import { WithdrawalResolver } from './resolvers/withdrawal-resolver.js';

/** The subgraph `agreements`. */
export function agreements(): Subgraph {
  return buildSubgraph({
    resolvers: [
      AgreementResolver,
      VersionResolver,
      MilestoneResolver,
      PartyResolver,
      AdherenceResolver,
      RegionResolver,
      MunicipalityResolver,
      OrganisationResolver,
      SigningResolver,
      WithdrawalResolver,
      SigningEventResolver,
      SignatoryCountResolver,
    ],
    composed: ['live'],
    references: {
      Agreement: resolveAgreementReference,
      AgreementVersion: resolveVersionReference,
      Adherence: resolveAdherenceReference,
      Region: resolveRegionReference,
      Municipality: resolveMunicipalityReference,
      Organisation: resolveOrganisationReference,
    },
  });
}

/** The SDL of each subgraph of this service, by its name. */
export async function subgraphSdl(): Promise<Record<string, string>> {
  return { agreements: agreements().sdl };
}
