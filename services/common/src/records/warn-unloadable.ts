import { checkRecords } from './check-records.js';
import { type Finding, ofSeverity } from './finding.js';
import { readGiven, readReferred } from './read-records.js';
import type { Records } from './record.js';
import type { RecordStore } from './record-store.js';
import { ownRecords, recordsInFile } from './records-in-file.js';
import { REFERRED } from './referred.js';
import type { RegionFile } from './region-file.js';
import { type FileFault, faultLine } from './region-file-error.js';

/**
 * Says on standard error what in a dump an empty hub would not load, since somebody has changed it past the hub. The dump is
 * good for all the rest, and for looking at.
 *
 * @param stores those whose records are in the file, each once.
 * @param together what is found of all records of the file together, where services can't see it alone; default: nothing.
 * @returns the exit code of the dump: 1 where there is anything to say, else 0.
 */
export function warnUnloadable(
  stores: readonly RecordStore[],
  file: RegionFile,
  together: (records: Records) => readonly Finding[] = () => [],
): 0 | 1 {
  const unreadable = unloadableIn(stores, file);
  const said = new Set(unreadable.map(placeOf));
  const records = recordsInFile(file);
  const now = new Date();
  const found = [
    ...stores.flatMap((store) => checkRecords(store, ofStore(store, records), now)),
    ...together(records),
  ];
  const refused = ofSeverity('error', found).map(faultOf);
  const faults = [...unreadable, ...refused.filter((fault) => !said.has(placeOf(fault)))];
  if (faults.length === 0) return 0;
  const count = faults.length === 1 ? '1 value' : `${faults.length} values`;
  const first = `The file holds ${count} with which it can’t be loaded again:`;
  process.stderr.write(`${[first, ...faults.map(faultLine)].join('\n')}\n`);
  return 1;
}

function unloadableIn(stores: readonly RecordStore[], file: RegionFile): FileFault[] {
  const records = ownRecords(file);
  const referred = (file[REFERRED] ?? {}) as Records;
  const { region } = file;
  const now = new Date();
  return stores.flatMap(({ kinds, foreign = [] }) => [
    ...readGiven(kinds, records, { region, foreign, now }).faults,
    ...readReferred(kinds, referred, { region, now }).faults,
  ]);
}

const ofStore = ({ kinds }: RecordStore, records: Records): Records =>
  Object.fromEntries(kinds.map(({ kind }) => [kind, records[kind] ?? []]));

const placeOf = ({ kind, id, field }: Pick<Finding, 'kind' | 'id' | 'field'>) => `${kind} ${id} ${field}`;

const faultOf = ({ kind, id, field, expected, got }: Finding): FileFault => ({
  kind,
  id,
  field,
  what: expected,
  got,
});
