import { createHash } from 'node:crypto';
import { canonicalJson, type DataRecord } from '@hub/common';

/** Tells the version of a region's facts: the same facts always have the same, whatever else the hub ships with. */
export function factsDigest(facts: Readonly<Record<string, readonly object[]>>, regionCode: string): string {
  const own = Object.entries(facts).map(([kind, records]) => [
    kind,
    (records as readonly DataRecord[]).filter(
      (record) => String(record.regionCode ?? record.code).slice(0, 2) === regionCode,
    ),
  ]);
  return createHash('sha256').update(canonicalJson(own)).digest('base64url');
}
