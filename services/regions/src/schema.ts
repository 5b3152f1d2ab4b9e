import { buildSubgraph, type Subgraph } from '@hub/common';
import { BodyResolver, resolveBodyReference } from './resolvers/body-resolver.js';
import { EventResolver, resolveEventReference } from './resolvers/event-resolver.js';
import { FinancingLineResolver } from './resolvers/financing-line-resolver.js';
import { FundingRuleResolver } from './resolvers/funding-rule-resolver.js';
import {
  MunicipalityActivitiesResolver,
  resolveMunicipalityActivities,
} from './resolvers/municipality-activities-resolver.js';
import { MunicipalityResolver, resolveMunicipalityReference } from './resolvers/municipality-resolver.js';
import {
  OrganisationActivitiesResolver,
  resolveOrganisationActivities,
} from './resolvers/organisation-activities-resolver.js';
import { ProjectMunicipalityResolver } from './resolvers/project-municipality-resolver.js';
import { ProjectResolver, resolveProjectReference } from './resolvers/project-resolver.js';
import { RegionActivitiesResolver, resolveRegionActivities } from './resolvers/region-activities-resolver.js';
import { RegionResolver, resolveRegionReference } from './resolvers/region-resolver.js';
import { resolveSeatReference, SeatResolver } from './resolvers/seat-resolver.js';

/** The subgraph `territories`. */
export function territories(): Subgraph {
  return buildSubgraph({
    resolvers: [RegionResolver, MunicipalityResolver],
    composed: ['placement', 'gather'],
    references: { Region: resolveRegionReference, Municipality: resolveMunicipalityReference },
  });
}

/** The subgraph `activities`. */
export function activities(): Subgraph {
  return buildSubgraph({
    resolvers: [
      BodyResolver,
      SeatResolver,
      EventResolver,
      ProjectResolver,
      ProjectMunicipalityResolver,
      FinancingLineResolver,
      FundingRuleResolver,
      RegionActivitiesResolver,
      MunicipalityActivitiesResolver,
      OrganisationActivitiesResolver,
    ],
    composed: ['placement', 'gather'],
    references: {
      Body: resolveBodyReference,
      Seat: resolveSeatReference,
      Event: resolveEventReference,
      Project: resolveProjectReference,
      Region: resolveRegionActivities,
      Municipality: resolveMunicipalityActivities,
      Organisation: resolveOrganisationActivities,
    },
  });
}

/** The SDL of each subgraph of this service, by its name. */
export async function subgraphSdl(): Promise<Record<string, string>> {
  return { territories: territories().sdl, activities: activities().sdl };
}
