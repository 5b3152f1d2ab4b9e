import { type Finding, findingOf } from '@hub/common';
import type { CheckedAgreement, Uncounted } from './checked-records.js';

/** Each agreement has a counter: without one nobody can sign it, and its count is not shown. */
export function agreementsAreCounted(
  agreements: readonly CheckedAgreement[],
  uncounted: readonly Uncounted[],
): Finding[] {
  const without = new Set(uncounted.map(({ agreementId }) => agreementId));
  return agreements
    .filter(({ id }) => without.has(id))
    .map((agreement) =>
      findingOf('agreements', agreement, {
        severity: 'error',
        field: 'counter',
        what: 'The agreement has no counter of its signatories (undertecknare): nobody can sign it.',
        expected: 'a counter, which loading the agreement from a file makes',
        got: 'none',
      }),
    );
}
