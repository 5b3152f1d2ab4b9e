import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import type { Records } from './record.js';

/** Each record that has sources has at least one: a value that comes from nowhere can't be trusted. */
export function sourcesAreGiven(records: Records): Finding[] {
  return Object.entries(records).flatMap(([kind, list]) =>
    list
      .filter(({ sources }) => Array.isArray(sources) && sources.length === 0)
      .map((record) =>
        findingOf(kind, record, {
          severity: 'error',
          field: 'sources',
          what: 'The record has no source (källa).',
          expected: 'at least one document or address that it comes from',
          got: 'none',
        }),
      ),
  );
}
