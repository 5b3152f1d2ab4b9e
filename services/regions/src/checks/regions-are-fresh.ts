import { type DataRecord, type Finding, findingOf, type Records } from '@hub/common';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A year: what nobody has looked at for so long is likely to be out of date. */
const STALE_AFTER_DAYS = 365;

/** Something of a region's records has been loaded or changed within a year. */
export function regionsAreFresh(records: Records, now: Date): Finding[] {
  const newest = new Map<string, number>();
  for (const record of Object.values(records).flat()) {
    const region = regionOf(record);
    const time = typeof record.updatedAt === 'string' ? Date.parse(record.updatedAt) : Number.NaN;
    if (region !== undefined && !Number.isNaN(time))
      newest.set(region, Math.max(newest.get(region) ?? 0, time));
  }
  return (records.regions ?? []).flatMap((region) => {
    const time = newest.get(String(region.code));
    if (time === undefined || now.getTime() - time <= STALE_AFTER_DAYS * DAY_MS) return [];
    return findingOf('regions', region, {
      severity: 'notice',
      field: 'updatedAt',
      what: 'Nothing of the region has been loaded or changed for more than a year: it may be out of date (inaktuell).',
      expected: `a change within ${STALE_AFTER_DAYS} days`,
      got: new Date(time).toISOString().slice(0, 10),
    });
  });
}

function regionOf({ regionCode, code }: DataRecord): string | undefined {
  const placed = regionCode ?? code;
  return typeof placed === 'string' ? placed.slice(0, 2) : undefined;
}
