import type { GivenRecord } from './read-records.js';
import type { Records } from './record.js';

/** All records, those of the file in the place of those that are there. */
export function replacedRecords(records: Records, changed: readonly GivenRecord[]): Records {
  return Object.fromEntries(
    Object.entries(records).map(([kind, list]) => {
      const given = changed.filter((each) => each.kind.kind === kind);
      const ids = new Set(given.map(({ id }) => id));
      const left = list.filter((record) => !ids.has(String(record.id ?? record.code ?? record.agreementId)));
      return [kind, [...left, ...given.map(({ fact }) => fact)]];
    }),
  );
}
