import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import { personalNumbersIn } from './personal-numbers-in.js';
import type { Records } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';

/** No record holds a personal number (personnummer), in any of its texts. */
export function holdsNoPersons(kinds: readonly RecordKind[], records: Records): Finding[] {
  return kinds.flatMap((kind) =>
    (records[kind.kind] ?? []).flatMap((record) =>
      personalNumbersIn([kind], { [kind.kind]: [record] }).map(({ field, what, got }) => ({
        ...findingOf(kind.kind, record, {
          severity: 'error',
          field,
          what: 'There is a personal number (personnummer) in the text: the hub holds no persons.',
          expected: what,
          got,
        }),
        id: idOf(kind, record),
      })),
    ),
  );
}
