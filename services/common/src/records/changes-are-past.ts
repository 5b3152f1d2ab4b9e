import type { Finding } from './finding.js';
import type { Records } from './record.js';
import type { RecordKind } from './record-kind.js';
import { untimelyFinding } from './untimely-finding.js';

/** No record was changed at a time that is still to come: no file takes it back with that time. */
export function changesArePast(
  kinds: readonly Pick<RecordKind, 'kind' | 'dated'>[],
  records: Records,
  now: Date,
): Finding[] {
  return kinds
    .filter(({ dated }) => dated)
    .flatMap(({ kind }) =>
      (records[kind] ?? []).flatMap((record) => {
        const time = record.updatedAt as string | null | undefined;
        return untimelyFinding(
          kind,
          record,
          { field: 'updatedAt', what: 'The record was changed', time },
          now,
        );
      }),
    );
}
