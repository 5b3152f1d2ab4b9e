import { type Records, recordsOf } from '@hub/common';
import type { AgreementFact } from '../seed/facts.js';
import type { AdherenceRecord } from './live-records.js';

/** The agreements that records are, or belong to alone, in the order in which they are locked. */
export function agreementsIn(records: Records): string[] {
  const own = (records.agreements ?? []).map(({ id }) => String(id));
  const about = ['decisions', 'adherences', 'counters'].flatMap((kind) =>
    (records[kind] ?? []).map(({ agreementId }) => String(agreementId)),
  );
  const ofVersions = (records.versionTexts ?? []).map(({ id }) => String(id).replace(/-v\d+$/, ''));
  return [...new Set([...own, ...about, ...ofVersions])].sort();
}

/** The organisations that records name as parties or as those who signed. */
export function organisationsIn(records: Records): string[] {
  const parties = recordsOf<AgreementFact>(records, 'agreements').flatMap(({ parties }) =>
    parties.flatMap(({ organisationId }) => organisationId ?? []),
  );
  const signers = recordsOf<AdherenceRecord>(records, 'adherences').map(
    ({ organisationId }) => organisationId,
  );
  return [...new Set([...parties, ...signers])];
}
