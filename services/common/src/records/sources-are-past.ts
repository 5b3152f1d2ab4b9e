import type { Finding } from './finding.js';
import type { Records } from './record.js';
import { sourcesIn } from './sources-in.js';
import { untimelyFinding } from './untimely-finding.js';

/** No value was recorded at a time that is still to come: it would stand above all that are recorded until then. */
export function sourcesArePast(records: Records, now: Date): Finding[] {
  return Object.entries(records).flatMap(([kind, list]) =>
    list.flatMap((record) =>
      sourcesIn(record).flatMap(({ field, source }) => {
        const time = source.recordedAt as string | undefined;
        const what = 'The source (källa) was recorded in the hub';
        return untimelyFinding(kind, record, { field: `${field}.recordedAt`, what, time }, now);
      }),
    ),
  );
}
