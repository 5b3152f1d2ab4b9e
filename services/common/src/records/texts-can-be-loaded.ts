import { A_PERSONAL_NUMBER } from '../text/personal-number.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import { fieldAt } from './issue-words.js';
import type { Records } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import { unkeepableTexts } from './unkeepable-texts.js';

/** No record holds a text with which its region's own file could not be loaded again; personal numbers are looked for apart. */
export function textsCanBeLoaded(kinds: readonly RecordKind[], records: Records): Finding[] {
  return kinds.flatMap((kind) =>
    (records[kind.kind] ?? []).flatMap((record) =>
      unkeepableTexts(record)
        .filter(({ got }) => got !== A_PERSONAL_NUMBER)
        .map(({ path, what, got }) => ({
          ...findingOf(kind.kind, record, {
            severity: 'error',
            field: fieldAt(path),
            what: 'The text is one that no file may hold: a dump of it can’t be loaded again.',
            expected: what,
            got,
          }),
          id: idOf(kind, record),
        })),
    ),
  );
}
