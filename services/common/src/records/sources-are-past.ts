import { TIMELY, untimely } from '../text/untimely.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import type { Records } from './record.js';
import { sourcesIn } from './sources-in.js';

/** No value was recorded at a time that is still to come: it would stand above all that are recorded until then. */
export function sourcesArePast(records: Records, now: Date): Finding[] {
  return Object.entries(records).flatMap(([kind, list]) =>
    list.flatMap((record) =>
      sourcesIn(record).flatMap(({ field, source: { recordedAt } }) => {
        const when = typeof recordedAt === 'string' ? untimely(recordedAt, now) : undefined;
        if (when === undefined) return [];
        return findingOf(kind, record, {
          severity: 'error',
          field: `${field}.recordedAt`,
          what: `The source (källa) was recorded in the hub at a time ${when}.`,
          expected: TIMELY,
          got: recordedAt as string,
        });
      }),
    ),
  );
}
