import { A_PERSONAL_NUMBER } from '../text/personal-number.js';
import { fieldAt } from './issue-words.js';
import type { Records } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import type { FileFault } from './region-file-error.js';
import { reportMask } from './report-mask.js';
import { unkeepableTexts } from './unkeepable-texts.js';

/** Where records hold a personal number, in whatever text of theirs. */
export function personalNumbersIn(
  kinds: readonly Pick<RecordKind, 'kind' | 'key'>[],
  records: Records,
): FileFault[] {
  const found = kinds.flatMap((kind) =>
    (records[kind.kind] ?? []).flatMap((record) =>
      unkeepableTexts(record)
        .filter(({ got }) => got === A_PERSONAL_NUMBER)
        .map(({ path, what, got }) => ({
          kind: kind.kind,
          id: idOf(kind, record),
          field: fieldAt(path),
          what,
          got,
        })),
    ),
  );
  if (found.length === 0) return [];
  const mask = reportMask(kinds, records);
  return found.map((fault) => ({ ...fault, id: mask(fault.id) }));
}
