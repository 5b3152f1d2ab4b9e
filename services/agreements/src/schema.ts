import { buildSubgraph, HistoryEntryResolver, type Subgraph } from '@hub/common';
import { ActionPlanResolver, resolveActionPlanReference } from './resolvers/action-plan-resolver.js';
import { AdherenceResolver, resolveAdherenceReference } from './resolvers/adherence-resolver.js';
import { AgreementRecordResolver } from './resolvers/agreement-record-resolver.js';
import { AgreementResolver, resolveAgreementReference } from './resolvers/agreement-resolver.js';
import { AgreementStatisticResolver } from './resolvers/agreement-statistic-resolver.js';
import { AgreementWritesResolver } from './resolvers/agreement-writes-resolver.js';
import {
  BodyResolver,
  EventResolver,
  ProjectResolver,
  resolveBodyReference,
  resolveEventReference,
  resolveProjectReference,
  resolveStatisticReference,
  StatisticResolver,
} from './resolvers/contradicted-resolvers.js';
import { ContradictionResolver } from './resolvers/contradiction-resolver.js';
import { CountWritesResolver } from './resolvers/count-writes-resolver.js';
import { DefinitionResolver } from './resolvers/definition-resolver.js';
import { DocumentResolver, resolveDocumentReference } from './resolvers/document-resolver.js';
import { ErasureResolver } from './resolvers/erasure-resolver.js';
import { HistoryResolver } from './resolvers/history-resolver.js';
import { MatrixBodyResolver } from './resolvers/matrix-body-resolver.js';
import { MilestoneResolver } from './resolvers/milestone-resolver.js';
import { MunicipalityResolver, resolveMunicipalityReference } from './resolvers/municipality-resolver.js';
import { OrganisationResolver, resolveOrganisationReference } from './resolvers/organisation-resolver.js';
import { PartWritesResolver } from './resolvers/part-writes-resolver.js';
import { PartyResolver } from './resolvers/party-resolver.js';
import { RegionResolver, resolveRegionReference } from './resolvers/region-resolver.js';
import { SignatoryCountResolver } from './resolvers/signatory-count-resolver.js';
import { SigningEventResolver } from './resolvers/signing-event-resolver.js';
import { SigningResolver } from './resolvers/signing-resolver.js';
import { TimelineResolver } from './resolvers/timeline-resolver.js';
import { resolveVersionReference, VersionResolver } from './resolvers/version-resolver.js';
import { VersionWritesResolver } from './resolvers/version-writes-resolver.js';
import { WithdrawalResolver } from './resolvers/withdrawal-resolver.js';

/** The subgraph `agreements`. */
export function agreements(): Subgraph {
  return buildSubgraph({
    resolvers: [
      AgreementResolver,
      VersionResolver,
      MilestoneResolver,
      AgreementRecordResolver,
      PartyResolver,
      DocumentResolver,
      ActionPlanResolver,
      MatrixBodyResolver,
      DefinitionResolver,
      ContradictionResolver,
      AgreementStatisticResolver,
      TimelineResolver,
      BodyResolver,
      EventResolver,
      ProjectResolver,
      StatisticResolver,
      AdherenceResolver,
      RegionResolver,
      MunicipalityResolver,
      OrganisationResolver,
      AgreementWritesResolver,
      VersionWritesResolver,
      PartWritesResolver,
      CountWritesResolver,
      SigningResolver,
      WithdrawalResolver,
      SigningEventResolver,
      SignatoryCountResolver,
      HistoryResolver,
      HistoryEntryResolver,
      ErasureResolver,
    ],
    composed: ['live'],
    references: {
      Agreement: resolveAgreementReference,
      AgreementVersion: resolveVersionReference,
      Adherence: resolveAdherenceReference,
      Region: resolveRegionReference,
      Municipality: resolveMunicipalityReference,
      Organisation: resolveOrganisationReference,
      Document: resolveDocumentReference,
      ActionPlan: resolveActionPlanReference,
      Body: resolveBodyReference,
      Event: resolveEventReference,
      Project: resolveProjectReference,
      Statistic: resolveStatisticReference,
    },
  });
}

/** The SDL of each subgraph of this service, by its name. */
export async function subgraphSdl(): Promise<Record<string, string>> {
  return { agreements: agreements().sdl };
}
