import { type Finding, findingOf } from '@hub/common';
import type { CheckedAgreement } from './checked-records.js';

/** What a source prints and can't be right is kept apart; whoever answers for the data should know. */
export function quarantineIsShown(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) =>
    (agreement.quarantined ?? []).map(({ field, value, reason }) =>
      findingOf('agreements', agreement, {
        severity: 'notice',
        field,
        what: `The source prints a value that can't be right; it is kept in quarantine as printed. ${reason}`,
        expected: 'a value from another source',
        got: value,
      }),
    ),
  );
}
