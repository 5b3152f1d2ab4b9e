import { buildSubgraph, HistoryEntryResolver, type Subgraph } from '@hub/common';
import { ApplyToJoinPayload } from './entities/apply-to-join.js';
import { ApproveApplicationPayload } from './entities/approve-application.js';
import { EndAdherencePayload } from './entities/end-adherence.js';
import { RecordAdherencesPayload } from './entities/record-adherences.js';
import { RejectApplicationPayload } from './entities/reject-application.js';
import { SignAgreementPayload } from './entities/sign-agreement.js';
import { StreamMessage } from './entities/stream-message.js';
import { WithdrawApplicationPayload } from './entities/withdraw-application.js';
import { WithdrawSignaturePayload } from './entities/withdraw-signature.js';
import { ActionPlanResolver, resolveActionPlanReference } from './resolvers/action-plan-resolver.js';
import { AdherenceEndResolver } from './resolvers/adherence-end-resolver.js';
import { AdherenceResolver, resolveAdherenceReference } from './resolvers/adherence-resolver.js';
import { agreementOfPayload } from './resolvers/agreement-of-payload.js';
import { AgreementRecordResolver } from './resolvers/agreement-record-resolver.js';
import { AgreementResolver, resolveAgreementReference } from './resolvers/agreement-resolver.js';
import { AgreementStatisticResolver } from './resolvers/agreement-statistic-resolver.js';
import { AgreementWritesResolver } from './resolvers/agreement-writes-resolver.js';
import { ApplicationResolver } from './resolvers/application-resolver.js';
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
import { RecordingResolver } from './resolvers/recording-resolver.js';
import { RegionResolver, resolveRegionReference } from './resolvers/region-resolver.js';
import { SignatoryCountResolver } from './resolvers/signatory-count-resolver.js';
import { SigningEventResolver } from './resolvers/signing-event-resolver.js';
import { SigningResolver } from './resolvers/signing-resolver.js';
import { TimelineResolver } from './resolvers/timeline-resolver.js';
import { resolveVersionReference, VersionResolver } from './resolvers/version-resolver.js';
import { VersionWritesResolver } from './resolvers/version-writes-resolver.js';
import { WithdrawalResolver } from './resolvers/withdrawal-resolver.js';

/** What the writes to adherences answer. */
const ADHERENCE_PAYLOADS = [
  SignAgreementPayload,
  WithdrawSignaturePayload,
  ApplyToJoinPayload,
  WithdrawApplicationPayload,
  ApproveApplicationPayload,
  RejectApplicationPayload,
  EndAdherencePayload,
  RecordAdherencesPayload,
];

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
      ApplicationResolver,
      AdherenceEndResolver,
      RecordingResolver,
      ...ADHERENCE_PAYLOADS.map(agreementOfPayload),
      SigningEventResolver,
      SignatoryCountResolver,
      HistoryResolver,
      HistoryEntryResolver,
      ErasureResolver,
    ],
    composed: ['live'],
    hiddenValues: [`StreamMessage.${StreamMessage.REACHED}`],
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
