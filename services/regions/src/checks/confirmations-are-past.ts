import { type Finding, findingOf, type Records, recordsOf } from '@hub/common';

/** Two machines' clocks never agree to the second. */
const TOLERANCE_MS = 60 * 60 * 1000;

/** No data has been confirmed at a time that is still to come: it would be taken for fresh until long after. */
export function confirmationsArePast(records: Records, now: Date): Finding[] {
  return recordsOf<{ regionCode: string; confirmedAt: string }>(records, 'freshness').flatMap((freshness) => {
    const at = new Date(freshness.confirmedAt);
    if (at.getTime() <= now.getTime() + TOLERANCE_MS) return [];
    const { regionCode } = freshness;
    const region = recordsOf<{ code: string }>(records, 'regions').find(({ code }) => code === regionCode);
    return findingOf('regions', region ?? { code: regionCode }, {
      severity: 'warning',
      field: 'freshness',
      what: 'The data of the region is said to be confirmed (bekräftad) at a time that has not come yet: it would be taken for fresh for too long.',
      expected: `a time up to ${now.toISOString()}`,
      got: at.toISOString(),
    });
  });
}
