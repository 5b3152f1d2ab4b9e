import type { BaseContext } from '@hub/common';
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
    organisationById: organisationById(db),
    organisationByNumber: organisationByNumber(db),
    quarantineOfOrganisation: quarantineOfOrganisation(db),
  };
}
