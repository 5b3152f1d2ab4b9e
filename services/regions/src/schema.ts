import { buildSubgraph, HistoryEntryResolver, type Subgraph } from '@hub/common';
import { AttendanceResolver } from './resolvers/attendance-resolver.js';
import { BodyResolver, resolveBodyReference } from './resolvers/body-resolver.js';
import { BodyWritesResolver } from './resolvers/body-writes-resolver.js';
import { EventResolver, resolveEventReference } from './resolvers/event-resolver.js';
import { EventWritesResolver } from './resolvers/event-writes-resolver.js';
import { FinancingLineResolver } from './resolvers/financing-line-resolver.js';
import { FundingRuleResolver } from './resolvers/funding-rule-resolver.js';
import { GoalResolver } from './resolvers/goal-resolver.js';
import { GoodExampleResolver } from './resolvers/good-example-resolver.js';
import {
  BodyHistoryResolver,
  EventHistoryResolver,
  ProjectHistoryResolver,
} from './resolvers/history-resolvers.js';
import {
  MunicipalityActivitiesResolver,
  resolveMunicipalityActivities,
} from './resolvers/municipality-activities-resolver.js';
import { MunicipalityResolver, resolveMunicipalityReference } from './resolvers/municipality-resolver.js';
import { NeedResolver } from './resolvers/need-resolver.js';
import {
  OrganisationActivitiesResolver,
  resolveOrganisationActivities,
} from './resolvers/organisation-activities-resolver.js';
import { ParticipationResolver } from './resolvers/participation-resolver.js';
import { ProjectMunicipalityResolver } from './resolvers/project-municipality-resolver.js';
import { ProjectRecordResolver } from './resolvers/project-record-resolver.js';
import { ProjectResolver, resolveProjectReference } from './resolvers/project-resolver.js';
import { ProjectWritesResolver } from './resolvers/project-writes-resolver.js';
import { RegionActivitiesResolver, resolveRegionActivities } from './resolvers/region-activities-resolver.js';
import { RegionProfileResolver } from './resolvers/region-profile-resolver.js';
import { RegionRecordResolver } from './resolvers/region-record-resolver.js';
import { RegionResolver, resolveRegionReference } from './resolvers/region-resolver.js';
import { resolveSeatReference, SeatResolver } from './resolvers/seat-resolver.js';
import { SeatWritesResolver } from './resolvers/seat-writes-resolver.js';
import { resolveStatisticReference, StatisticResolver } from './resolvers/statistic-resolver.js';

/** The subgraph `territories`. */
export function territories(): Subgraph {
  return buildSubgraph({
    resolvers: [RegionResolver, RegionRecordResolver, MunicipalityResolver],
    composed: ['placement', 'gather'],
    references: { Region: resolveRegionReference, Municipality: resolveMunicipalityReference },
  });
}

/** The subgraph `activities`. */
export function activities(): Subgraph {
  return buildSubgraph({
    resolvers: [
      AttendanceResolver,
      BodyResolver,
      SeatResolver,
      EventResolver,
      ProjectResolver,
      ProjectRecordResolver,
      ProjectMunicipalityResolver,
      ParticipationResolver,
      FinancingLineResolver,
      FundingRuleResolver,
      StatisticResolver,
      NeedResolver,
      GoalResolver,
      GoodExampleResolver,
      RegionActivitiesResolver,
      RegionProfileResolver,
      MunicipalityActivitiesResolver,
      OrganisationActivitiesResolver,
      BodyWritesResolver,
      SeatWritesResolver,
      EventWritesResolver,
      ProjectWritesResolver,
      BodyHistoryResolver,
      EventHistoryResolver,
      ProjectHistoryResolver,
      HistoryEntryResolver,
    ],
    composed: ['placement', 'gather', 'placedBy'],
    references: {
      Body: resolveBodyReference,
      Seat: resolveSeatReference,
      Event: resolveEventReference,
      Project: resolveProjectReference,
      Statistic: resolveStatisticReference,
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
