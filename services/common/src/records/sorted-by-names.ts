import { sortKey } from '../text/sort-key.js';
import { textFaults } from '../text/text-faults.js';
import { shown } from './compare-records.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import { type DataRecord, nameOf } from './record.js';

/** What a record is sorted by in lists, as it stands beside it. */
export interface SortedBy {
  readonly recordId: string;
  readonly sortKey: string;
}

/**
 * Records stand in lists by their names, and nothing else. Of a name that is told to be none nothing is said.
 *
 * @param all the keys that are known; of a record that has none of them nothing is said.
 */
export function sortedByNames(
  kind: string,
  records: readonly DataRecord[],
  all: readonly SortedBy[],
): Finding[] {
  const keys = new Map(all.map((each) => [each.recordId, each.sortKey]));
  return records.flatMap((record) => {
    const got = keys.get(String(record.id ?? record.code));
    const name = nameOf(record) ?? '';
    const expected = sortKey(name);
    if (got === undefined || got === expected || textFaults(name, { line: true }).length > 0) return [];
    return findingOf(kind, record, {
      severity: 'error',
      field: typeof record.title === 'string' ? 'title' : 'name',
      what: 'What the record is sorted by in lists (sorteringsnyckel) is not made of its name (namn).',
      expected: shown(expected),
      got: shown(got),
    });
  });
}
