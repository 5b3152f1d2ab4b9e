import { type BaseContext, type HistoryReader, historyReader } from '@hub/common';
import { mergedIntoOrganisation } from './loaders/merged-into-organisation.js';
import { organisationById } from './loaders/organisation-by-id.js';
import { organisationByNumber } from './loaders/organisation-by-number.js';
import { quarantineOfOrganisation } from './loaders/quarantine-of-organisation.js';

/** What one request has. */
export interface Context extends BaseContext {
  /** What they have read is forgotten after a write. */
  loaders: ReturnType<typeof createLoaders>;
  history: HistoryReader;
}

export function createContext(base: BaseContext): Context {
  return { ...base, loaders: createLoaders(base), history: historyReader(base) };
}

/** What was read before a write may be otherwise now. */
export function forgetRead(context: Context): void {
  context.loaders = createLoaders(context);
  context.history = historyReader(context);
}

function createLoaders({ db }: BaseContext) {
  return {
    mergedIntoOrganisation: mergedIntoOrganisation(db),
    organisationById: organisationById(db),
    organisationByNumber: organisationByNumber(db),
    quarantineOfOrganisation: quarantineOfOrganisation(db),
  };
}
