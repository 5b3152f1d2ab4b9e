import { type DataRecord, type Finding, findingOf } from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import type { Placed } from './checked-records.js';

/** Records inside others that have ids of their own. */
const WITHIN = ['seats', 'statements'] as const;

/** The id of a record, and of the records inside it, begins with the code of its region, and the region exists. */
export function idsFitRegion(
  records: readonly { readonly kind: string; readonly record: DataRecord & Placed }[],
): Finding[] {
  return records.flatMap(({ kind, record }) => {
    const { id, regionCode } = record;
    const inside = WITHIN.flatMap((field) =>
      ((record[field] ?? []) as { id: string }[]).map((each) => ({ field, each: each.id })),
    );
    const findings = [{ field: 'id', each: id }, ...inside]
      .filter(({ each }) => !each.startsWith(`${regionCode}-`))
      .map(({ field, each }) =>
        findingOf(kind, record, {
          severity: 'error',
          field,
          what: 'The id does not begin with the code of its region (länskod): the hub would look for it elsewhere.',
          expected: `an id that begins with ${regionCode}-`,
          got: each,
        }),
      );
    if (REGION_CODES.has(regionCode)) return findings;
    return [
      ...findings,
      findingOf(kind, record, {
        severity: 'error',
        field: 'regionCode',
        what: 'No region (län) has this code.',
        expected: 'a county code such as 14, or 00 for Sweden',
        got: regionCode,
      }),
    ];
  });
}
