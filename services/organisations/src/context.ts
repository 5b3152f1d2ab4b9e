import type { BaseContext } from '@hub/common';
import { mergedIntoOrganisation } from './loaders/merged-into-organisation.js';
import { organisationById } from './loaders/organisation-by-id.js';
import { organisationByNumber } from './loaders/organisation-by-number.js';
import { quarantineOfOrganisation } from './loaders/quarantine-of-organisation.js';

/** What one request has. */
export interface Context extends BaseContext {
  readonly loaders: ReturnType<typeof createLoaders>;
}

export function createContext(base: BaseContext): Context {
  return { ...base, loaders: createLoaders(base) };
}

function createLoaders({ db }: BaseContext) {
  return {
    mergedIntoOrganisation: mergedIntoOrganisation(db),
    organisationById: organisationById(db),
    organisationByNumber: organisationByNumber(db),
    quarantineOfOrganisation: quarantineOfOrganisation(db),
  };
}
