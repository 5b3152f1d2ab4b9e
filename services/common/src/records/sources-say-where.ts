import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import type { Records } from './record.js';
import { sourcesIn } from './sources-in.js';

/** Each source, of a record or of a value inside it, says where to look, or when a client recorded the value. */
export function sourcesSayWhere(records: Records): Finding[] {
  return Object.entries(records).flatMap(([kind, list]) =>
    list.flatMap((record) =>
      sourcesIn(record)
        .filter(({ source: { document, url, recordedAt } }) => !document && !url && !recordedAt)
        .map(({ field, source }) =>
          findingOf(kind, record, {
            severity: 'error',
            field,
            what: 'A source (källa) of the record says nothing: nobody can look the value up.',
            expected: 'a document or an address',
            got: JSON.stringify(source),
          }),
        ),
    ),
  );
}
