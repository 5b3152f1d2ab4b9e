import { shown } from './compare-records.js';
import { regionOfRecord } from './finding-of.js';
import type { DataRecord, Records } from './record.js';
import { idOf, keyField, type RecordKind } from './record-kind.js';
import type { FileFault } from './region-file.js';

/** A record of a file, as its schema makes it, with what the file says beside that. */
export interface GivenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  /** What the loader takes. */
  readonly fact: DataRecord;
  /** When the row was last changed where it was dumped; null where the file does not say. */
  readonly updatedAt: string | null;
}

/**
 * Holds every record of a file against the schema of its kind.
 *
 * @param options.region the region of the file.
 * @param options.foreign kinds of which records of other regions may be in the file too, such as organisations.
 * @returns the records that hold, and every fault of all the others together.
 */
export function readGiven(
  kinds: readonly RecordKind[],
  records: Records,
  options: { readonly region: string; readonly foreign: readonly string[] },
): { given: GivenRecord[]; faults: FileFault[] } {
  const given: GivenRecord[] = [];
  const faults: FileFault[] = [];
  for (const kind of kinds) {
    const seen = new Set<string>();
    for (const record of records[kind.kind] ?? []) {
      const id = idOf(kind, record);
      const refuse = (field: string, what: string, got: string) =>
        faults.push({ kind: kind.kind, id, field, what, got });
      if (seen.has(id)) refuse(keyField(kind), 'each record once', 'the same again');
      seen.add(id);
      const result = kind.schema.safeParse(record);
      if (!result.success) {
        for (const { path, message } of result.error.issues) {
          refuse(path.join('.'), message, shown(valueAt(record, path)));
        }
        continue;
      }
      const fact = result.data as DataRecord;
      const region = regionOfRecord(fact);
      if (region !== options.region && !options.foreign.includes(kind.kind)) {
        refuse('', `a record of the file's region ${options.region}`, `one of ${region}`);
        continue;
      }
      const { updatedAt } = record;
      given.push({ kind, id, fact, updatedAt: isTime(updatedAt) ? updatedAt : null });
    }
  }
  return { given, faults };
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key],
    record,
  );
}
