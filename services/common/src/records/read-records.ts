import { timeFact } from '../seed/fact-fields.js';
import { isFuture } from '../text/is-future.js';
import { shown } from './compare-records.js';
import { regionOfRecord } from './finding-of.js';
import { fieldAt, inWords, valueAt } from './issue-words.js';
import { misprintsOf } from './misprints.js';
import type { DataRecord, Records } from './record.js';
import { fieldsBeside, idOf, keyField, type RecordKind } from './record-kind.js';
import { REFERRED } from './referred.js';
import type { FileFault } from './region-file-error.js';
import { reportMask } from './report-mask.js';
import { unkeepableTexts } from './unkeepable-texts.js';
import { unknownFields } from './unknown-fields.js';

/** A record of a file, as its schema makes it, with what the file says beside that. */
export interface GivenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  /** What the loader takes. */
  readonly fact: DataRecord;
  /** When the row was last changed where it was dumped; null where the file does not say. */
  readonly updatedAt: string | null;
}

export interface ReadOptions {
  /** The region of the file. */
  readonly region: string;
  /** Kinds of which records of other regions may be in the file too, such as organisations. */
  readonly foreign: readonly string[];
  readonly now: Date;
}

/**
 * Holds the records of other regions that a file's own refer to against the schemas of their kinds; see
 * {@link readGiven}.
 */
export function readReferred(
  kinds: readonly RecordKind[],
  records: Records,
  { region, now }: Pick<ReadOptions, 'region' | 'now'>,
): { given: GivenRecord[]; faults: FileFault[] } {
  const foreign = kinds.map(({ kind }) => kind);
  const { given, faults } = readGiven(kinds, records, { region, foreign, now });
  const own = given.filter(({ fact }) => regionOfRecord(fact) === region);
  const misplaced = own.map(
    ({ kind, id }): FileFault => ({
      kind: kind.kind,
      id,
      field: REFERRED,
      what: `a record of another region than the file's, whose own stand in ${kind.section}`,
      got: `one of ${region}`,
    }),
  );
  return { given, faults: [...faults, ...misplaced] };
}

/**
 * Holds every record of a file against the schema of its kind.
 *
 * @returns the records that hold, and every fault of all the others together.
 */
export function readGiven(
  kinds: readonly RecordKind[],
  records: Records,
  options: ReadOptions,
): { given: GivenRecord[]; faults: FileFault[] } {
  const given: GivenRecord[] = [];
  const faults: FileFault[] = [];
  const mask = reportMask(kinds, records);
  for (const kind of kinds) {
    const seen = new Set<string>();
    for (const [index, record] of (records[kind.kind] ?? []).entries()) {
      const named = record[keyField(kind)] ?? null;
      const id = named === null ? `record ${index + 1} of ${kind.kind}` : idOf(kind, record);
      const own = faultsOf(kind, record, options);
      if (seen.has(id))
        own.unshift({ path: [keyField(kind)], what: 'each record once', got: 'the same again' });
      seen.add(id);
      faults.push(
        ...own.map(({ path, what, got }) => ({
          kind: kind.kind,
          id: mask(id),
          field: mask(fieldAt(path)),
          what: mask(what),
          got: mask(got),
        })),
      );
      const { data } = kind.schema.safeParse(record);
      if (own.length > 0 || data === undefined) continue;
      const updatedAt = kind.dated ? ((record.updatedAt ?? null) as string | null) : null;
      given.push({ kind, id, fact: data as DataRecord, updatedAt });
    }
  }
  return { given, faults };
}

type Fault = Pick<FileFault, 'what' | 'got'> & { readonly path: readonly PropertyKey[] };

/** What is the matter with one record; of each field the first that was found. */
function faultsOf(kind: RecordKind, record: DataRecord, { region, foreign, now }: ReadOptions): Fault[] {
  const { success, data, error } = kind.schema.safeParse(record, inWords);
  const faults: Fault[] = [
    ...unkeepableTexts(record),
    ...unknownFields(kind.schema, record, fieldsBeside(kind)).map(({ path, known }) => ({
      path,
      what: `one of the fields ${known.join(', ')}`,
      got: 'a field that the hub does not know',
    })),
    ...(error?.issues ?? []).map(({ path, message }) => ({
      path,
      what: message,
      got: shown(valueAt(record, path)),
    })),
    ...misprintsOf(kind, record),
  ];
  const { updatedAt } = record;
  const untimely = kind.dated ? whyNoTime(updatedAt ?? null, now) : null;
  if (untimely !== null) faults.push({ path: ['updatedAt'], what: untimely, got: shown(updatedAt) });
  const whose = success ? regionOfRecord(data) : region;
  if (whose !== region && !foreign.includes(kind.kind)) {
    faults.push({ path: [], what: `a record of the file's region ${region}`, got: `one of ${whose}` });
  }
  return faults.filter(
    ({ path }, index) => faults.findIndex((each) => fieldAt(each.path) === fieldAt(path)) === index,
  );
}

/** When a row can have been changed, where it is said and can't be so. */
function whyNoTime(updatedAt: unknown, now: Date): string | null {
  if (updatedAt === null) return null;
  const { data, error } = timeFact.safeParse(updatedAt);
  if (data === undefined) return error?.issues[0]?.message ?? '';
  return isFuture(data, now) ? 'a time that has come' : null;
}
