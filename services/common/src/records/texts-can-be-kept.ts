import { A_PERSONAL_NUMBER } from '../text/personal-number.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import { fieldAt } from './issue-words.js';
import type { Records } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import { unkeepableTexts } from './unkeepable-texts.js';

/**
 * No record holds a personal number (personnummer) in any of its texts, nor a text with which its region's own file could not
 * be loaded again. Personal numbers are told first. Each text is looked at once: there are those of a whole database.
 */
export function textsCanBeKept(kinds: readonly RecordKind[], records: Records): Finding[] {
  const persons: Finding[] = [];
  const others: Finding[] = [];
  for (const kind of kinds) {
    for (const record of records[kind.kind] ?? []) {
      for (const { path, what: expected, got } of unkeepableTexts(record)) {
        const isPerson = got === A_PERSONAL_NUMBER;
        const field = fieldAt(path);
        const what = isPerson ? A_PERSON : NOT_LOADABLE;
        const finding = findingOf(kind.kind, record, { severity: 'error', field, what, expected, got });
        (isPerson ? persons : others).push({ ...finding, id: idOf(kind, record) });
      }
    }
  }
  return [...persons, ...others];
}

const A_PERSON = 'There is a personal number (personnummer) in the text: the hub holds no persons.';
const NOT_LOADABLE = 'The text is one that no file may hold: a dump of it can’t be loaded again.';
