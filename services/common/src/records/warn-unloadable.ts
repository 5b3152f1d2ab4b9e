import { type Finding, ofSeverity } from './finding.js';
import { readGiven, readReferred } from './read-records.js';
import type { Records } from './record.js';
import { idOf } from './record-kind.js';
import type { RecordStore } from './record-store.js';
import { REFERRED } from './referred.js';
import { type RegionFile, SECTIONS } from './region-file.js';
import { type FileFault, faultLine } from './region-file-error.js';

/**
 * Says on standard error what in a dump an empty hub would not load, since somebody has changed it past the hub. The dump is
 * good for all the rest, and for looking at.
 *
 * @param stores those whose records are in the file, each once.
 * @param findings what the check finds in the databases that the file comes from.
 * @returns the exit code of the dump: 1 where there is anything to say, else 0.
 */
export function warnUnloadable(
  stores: readonly RecordStore[],
  file: RegionFile,
  findings: readonly Finding[],
): 0 | 1 {
  const unreadable = unloadableIn(stores, file);
  const said = new Set(unreadable.map(placeOf));
  const refused = ofSeverity('error', findings).filter(isIn(stores, file)).map(faultOf);
  const faults = [...unreadable, ...refused.filter((fault) => !said.has(placeOf(fault)))];
  if (faults.length === 0) return 0;
  const count = faults.length === 1 ? '1 value' : `${faults.length} values`;
  const first = `The file holds ${count} with which it can’t be loaded again:`;
  process.stderr.write(`${[first, ...faults.map(faultLine)].join('\n')}\n`);
  return 1;
}

function unloadableIn(stores: readonly RecordStore[], file: RegionFile): FileFault[] {
  const records = recordsOf(file);
  const referred = (file[REFERRED] ?? {}) as Records;
  const { region } = file;
  const now = new Date();
  return stores.flatMap(({ kinds, foreign = [] }) => [
    ...readGiven(kinds, records, { region, foreign, now }).faults,
    ...readReferred(kinds, referred, { region, now }).faults,
  ]);
}

const recordsOf = (file: RegionFile): Records =>
  Object.assign({}, ...SECTIONS.map((section) => file[section]));

const placeOf = ({ kind, id, field }: Pick<Finding, 'kind' | 'id' | 'field'>) => `${kind} ${id} ${field}`;

const faultOf = ({ kind, id, field, expected, got }: Finding): FileFault => ({
  kind,
  id,
  field,
  what: expected,
  got,
});

/** Whether what a finding is about stands in the file. */
function isIn(stores: readonly RecordStore[], file: RegionFile): (finding: Finding) => boolean {
  const records = recordsOf(file);
  const there = new Set(
    stores.flatMap(({ kinds }) =>
      kinds.flatMap((kind) =>
        (records[kind.kind] ?? []).map((record) => `${kind.kind} ${idOf(kind, record)}`),
      ),
    ),
  );
  return ({ kind, id }) => there.has(`${kind} ${id}`);
}
