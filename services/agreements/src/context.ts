import type { BaseContext } from '@hub/common';
import type { OrganisationsClient } from './clients/organisations-client.js';
import type { Live } from './live/live.js';
import { adherenceById } from './loaders/adherence-by-id.js';
import { adherencesOfAgreement } from './loaders/adherences-of-agreement.js';
import { adherencesOfOrganisation } from './loaders/adherences-of-organisation.js';
import { agreementById } from './loaders/agreement-by-id.js';
import { agreementsOfMunicipality } from './loaders/agreements-of-municipality.js';
import { agreementsOfRegion } from './loaders/agreements-of-region.js';
import { counterOfAgreement } from './loaders/counter-of-agreement.js';
import { milestonesOfAgreement } from './loaders/milestones-of-agreement.js';
import { partiesOfAgreement } from './loaders/parties-of-agreement.js';
import { quarantinedOfAgreement } from './loaders/quarantined-of-agreement.js';
import { signatoriesOfRegion } from './loaders/signatories-of-region.js';
import { versionById } from './loaders/version-by-id.js';
import { versionsOfAgreement } from './loaders/versions-of-agreement.js';

/** What lives as long as the service. */
export interface Shared {
  readonly organisations: OrganisationsClient;
  readonly live: Live;
}

/** What one request, or one message of a stream, has. */
export interface Context extends BaseContext, Shared {
  readonly loaders: ReturnType<typeof createLoaders>;
}

export function createContext(base: BaseContext, shared: Shared): Context {
  return { ...base, ...shared, loaders: createLoaders(base) };
}

function createLoaders({ db }: BaseContext) {
  return {
    adherenceById: adherenceById(db),
    adherencesOfAgreement: adherencesOfAgreement(db),
    adherencesOfOrganisation: adherencesOfOrganisation(db),
    agreementById: agreementById(db),
    agreementsOfMunicipality: agreementsOfMunicipality(db),
    agreementsOfRegion: agreementsOfRegion(db),
    counterOfAgreement: counterOfAgreement(db),
    milestonesOfAgreement: milestonesOfAgreement(db),
    partiesOfAgreement: partiesOfAgreement(db),
    quarantinedOfAgreement: quarantinedOfAgreement(db),
    signatoriesOfRegion: signatoriesOfRegion(db),
    versionById: versionById(db),
    versionsOfAgreement: versionsOfAgreement(db),
  };
}
