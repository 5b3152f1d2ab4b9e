import { type BaseContext, type Checkpoints, type HistoryReader, historyReader } from '@hub/common';
import type { OrganisationsClient } from './clients/organisations-client.js';
import type { Live } from './live/live.js';
import { actionPlanById } from './loaders/action-plan-by-id.js';
import { actionPlansOfAgreement } from './loaders/action-plans-of-agreement.js';
import { adherenceById } from './loaders/adherence-by-id.js';
import { adherencesOfAgreement } from './loaders/adherences-of-agreement.js';
import { adherencesOfOrganisation } from './loaders/adherences-of-organisation.js';
import { agreementById } from './loaders/agreement-by-id.js';
import { agreementsOfMunicipality } from './loaders/agreements-of-municipality.js';
import { agreementsOfRegion } from './loaders/agreements-of-region.js';
import { confirmationOfRegion } from './loaders/confirmation-of-region.js';
import { contradictionById } from './loaders/contradiction-by-id.js';
import { contradictionsOfSubject } from './loaders/contradictions-of-subject.js';
import { counterOfAgreement } from './loaders/counter-of-agreement.js';
import { decisionsOfVersion } from './loaders/decisions-of-version.js';
import { documentById } from './loaders/document-by-id.js';
import { figuresOfAgreement } from './loaders/figures-of-agreement.js';
import { matrixBodiesOfAgreement } from './loaders/matrix-bodies-of-agreement.js';
import { matrixCellsOfAgreement } from './loaders/matrix-cells-of-agreement.js';
import { milestonesOfAgreement } from './loaders/milestones-of-agreement.js';
import { partiesOfAgreement } from './loaders/parties-of-agreement.js';
import { principlesOfAgreement } from './loaders/principles-of-agreement.js';
import { quarantinedOfAgreement } from './loaders/quarantined-of-agreement.js';
import { signatoriesOfRegion } from './loaders/signatories-of-region.js';
import { statementsOfAgreement } from './loaders/statements-of-agreement.js';
import { subjectsOfContradiction } from './loaders/subjects-of-contradiction.js';
import { textOfVersion } from './loaders/text-of-version.js';
import { tiesOfAgreement } from './loaders/ties-of-agreement.js';
import { tiesOfDocument } from './loaders/ties-of-document.js';
import { versionById } from './loaders/version-by-id.js';
import { versionsOfAgreement } from './loaders/versions-of-agreement.js';

/** What lives as long as the service. */
export interface Shared {
  readonly organisations: OrganisationsClient;
  readonly live: Live;
  /** Where the agreements' histories stood, signed. */
  readonly checkpoints: Checkpoints;
}

/** What one request, or one message of a stream, has. */
export interface Context extends BaseContext, Shared {
  /** Made anew where a write has changed what they may have read. */
  loaders: ReturnType<typeof createLoaders>;
  history: HistoryReader;
}

export function createContext(base: BaseContext, shared: Shared): Context {
  return { ...base, ...shared, loaders: createLoaders(base), history: historyReader(base) };
}

/** After a write, what was read before it in the same request may not hold any more. */
export function readAnew(context: Context): Context['loaders'] {
  context.loaders = createLoaders(context);
  context.history = historyReader(context);
  return context.loaders;
}

function createLoaders(base: BaseContext) {
  const { db } = base;
  const contradictions = contradictionById(db);
  return {
    actionPlanById: actionPlanById(db),
    actionPlansOfAgreement: actionPlansOfAgreement(db),
    adherenceById: adherenceById(base),
    adherencesOfAgreement: adherencesOfAgreement(base),
    adherencesOfOrganisation: adherencesOfOrganisation(base),
    agreementById: agreementById(db),
    agreementsOfMunicipality: agreementsOfMunicipality(db),
    agreementsOfRegion: agreementsOfRegion(db),
    confirmationOfRegion: confirmationOfRegion(db),
    contradictionById: contradictions,
    contradictionsOfSubject: contradictionsOfSubject(db, contradictions),
    counterOfAgreement: counterOfAgreement(db),
    decisionsOfVersion: decisionsOfVersion(db),
    documentById: documentById(db),
    figuresOfAgreement: figuresOfAgreement(db),
    matrixBodiesOfAgreement: matrixBodiesOfAgreement(db),
    matrixCellsOfAgreement: matrixCellsOfAgreement(db),
    milestonesOfAgreement: milestonesOfAgreement(db),
    partiesOfAgreement: partiesOfAgreement(db),
    principlesOfAgreement: principlesOfAgreement(db),
    quarantinedOfAgreement: quarantinedOfAgreement(db),
    signatoriesOfRegion: signatoriesOfRegion(db),
    statementsOfAgreement: statementsOfAgreement(db),
    subjectsOfContradiction: subjectsOfContradiction(db),
    textOfVersion: textOfVersion(db),
    tiesOfAgreement: tiesOfAgreement(db),
    tiesOfDocument: tiesOfDocument(db),
    versionById: versionById(db),
    versionsOfAgreement: versionsOfAgreement(db),
  };
}
