import { type Finding, findingOf } from '@hub/common';
import type { CheckedOrganisation } from './checked-organisation.js';

/** What a source prints and can't be right is kept apart; whoever answers for the data should know. */
export function quarantineIsShown(organisations: readonly CheckedOrganisation[]): Finding[] {
  return organisations.flatMap((organisation) =>
    (organisation.quarantined ?? []).map(({ field, value, reason }) =>
      findingOf('organisations', organisation, {
        severity: 'notice',
        field,
        what: `The source prints a value that can't be right; it is kept in quarantine as printed. ${reason}`,
        expected: 'a value from another source',
        got: `"${value}"`,
      }),
    ),
  );
}
