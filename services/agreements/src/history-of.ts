import type { HistoryOf } from '@hub/common';
import { territoryOf } from '@hub/schema/rights';
import { maySeeEntry } from '@hub/schema/visibility';

/** Whose an agreement's history is: its id tells, also where the agreement itself is gone. */
export function historyOf(agreementId: string): HistoryOf & Required<Pick<HistoryOf, 'scope'>> {
  const territory = territoryOf(agreementId);
  return {
    chain: agreementId,
    act: 'readAgreementHistory',
    signers: 'readSigner',
    scope: { territory, region: territory.slice(0, 2) },
    maySee: (identity, { action, payload }) => maySeeEntry(identity, { territory, action, payload }),
  };
}
