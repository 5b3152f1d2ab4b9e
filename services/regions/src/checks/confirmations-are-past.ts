import { type Finding, findingOf, isFuture, type Records, recordsOf } from '@hub/common';

/** No data has been confirmed at a time that is still to come: it would be taken for fresh until long after. */
export function confirmationsArePast(records: Records, now: Date): Finding[] {
  return recordsOf<{ regionCode: string; confirmedAt: string }>(records, 'freshness').flatMap((freshness) => {
    const { regionCode, confirmedAt } = freshness;
    if (!isFuture(confirmedAt, now)) return [];
    const region = recordsOf<{ code: string }>(records, 'regions').find(({ code }) => code === regionCode);
    return findingOf('regions', region ?? { code: regionCode }, {
      severity: 'warning',
      field: 'freshness',
      what: 'The data of the region is said to be confirmed (bekräftad) at a time that has not come yet: it would be taken for fresh for too long.',
      expected: 'a time that has come',
      got: new Date(confirmedAt).toISOString(),
    });
  });
}
