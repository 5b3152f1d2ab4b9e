import { readGiven, readReferred } from './read-records.js';
import type { Records } from './record.js';
import type { RecordStore } from './record-store.js';
import { REFERRED } from './referred.js';
import { type RegionFile, SECTIONS } from './region-file.js';
import { type FileFault, faultLine } from './region-file-error.js';

/**
 * Says on standard error what in a dump no hub would load again, since somebody has changed it past the hub. The dump is
 * good for all the rest, and for looking at.
 *
 * @param stores those whose records are in the file, each once.
 * @returns the exit code of the dump: 1 where there is anything to say, else 0.
 */
export function warnUnloadable(stores: readonly RecordStore[], file: RegionFile): 0 | 1 {
  const faults = unloadableIn(stores, file);
  if (faults.length === 0) return 0;
  const count = faults.length === 1 ? '1 value' : `${faults.length} values`;
  const first = `The file holds ${count} with which it can’t be loaded again:`;
  process.stderr.write(`${[first, ...faults.map(faultLine)].join('\n')}\n`);
  return 1;
}

function unloadableIn(stores: readonly RecordStore[], file: RegionFile): FileFault[] {
  const records: Records = Object.assign({}, ...SECTIONS.map((section) => file[section]));
  const referred = (file[REFERRED] ?? {}) as Records;
  const { region } = file;
  const now = new Date();
  return stores.flatMap(({ kinds, foreign = [] }) => [
    ...readGiven(kinds, records, { region, foreign, now }).faults,
    ...readReferred(kinds, referred, { region, now }).faults,
  ]);
}
