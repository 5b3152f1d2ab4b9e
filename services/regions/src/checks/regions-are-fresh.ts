import { type Finding, findingOf, type Records, recordsOf } from '@hub/common';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A year: what nobody has looked at for so long is likely to be out of date. */
const STALE_AFTER_DAYS = 365;

/**
 * Each region's data has been confirmed, by a load or by someone who may change it, within a year. A region that nobody has
 * confirmed and of which the hub has no records is only referred to by others: it has no data here to be out of date.
 */
export function regionsAreFresh(records: Records, now: Date): Finding[] {
  const confirmed = new Map(
    recordsOf<{ regionCode: string; confirmedAt: string }>(records, 'freshness').map((freshness) => [
      freshness.regionCode,
      freshness.confirmedAt,
    ]),
  );
  const withRecords = new Set(
    Object.values(records)
      .flat()
      .map(({ regionCode }) => regionCode),
  );
  return (records.regions ?? []).flatMap((region) => {
    const at = confirmed.get(String(region.code));
    if (at === undefined && !withRecords.has(region.code)) return [];
    if (at !== undefined && now.getTime() - Date.parse(at) <= STALE_AFTER_DAYS * DAY_MS) return [];
    return findingOf('regions', region, {
      severity: 'notice',
      field: 'freshness',
      what: 'Nobody has confirmed the data of the region for more than a year: it may be out of date (inaktuell).',
      expected: `a load or a change within ${STALE_AFTER_DAYS} days`,
      got: at === undefined ? 'never' : new Date(at).toISOString().slice(0, 10),
    });
  });
}
