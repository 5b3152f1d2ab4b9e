import { compareRecords } from './compare-records.js';
import { regionOfRecord } from './finding-of.js';
import type { GivenRecord } from './read-records.js';
import type { DataRecord } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import type { RecordStore } from './record-store.js';
import type { ReadFile } from './settle-records.js';

/** Tells of a record of a region's file whether it is another's. */
export type IsCarried = (record: Pick<GivenRecord, 'kind' | 'id'>) => boolean;

/**
 * Reads which records a region's file only carries along, so that what refers to them leads somewhere: those of other
 * regions that it refers to, and those that it says nothing of but what the facts do. It does not make them its own: later
 * facts still say how they are.
 */
export async function carriedAlong(
  { kinds, shipped }: RecordStore,
  { region, given, referred }: ReadFile,
): Promise<IsCarried> {
  const facts = (await shipped?.()) ?? {};
  const saidOf = new Map(
    kinds.flatMap((kind) =>
      ((facts[kind.kind] ?? []) as readonly DataRecord[]).map((fact) => [
        keyOf({ kind, id: idOf(kind, fact) }),
        asInFile(kind, fact, region),
      ]),
    ),
  );
  const asShipped = given.filter((record) => {
    const said = saidOf.get(keyOf(record));
    return said !== undefined && compareRecords(said, record.fact).length === 0;
  });
  const others = asShipped.filter(({ fact }) => regionOfRecord(fact) !== region);
  const carried = new Set([...referred, ...others].map(keyOf));
  return (record) => carried.has(keyOf(record));
}

/** What a file of the region says where it says what the facts do: of some lists a file has the region's entries alone. */
function asInFile(
  { schema, parts = [] }: RecordKind,
  fact: DataRecord,
  region: string,
): DataRecord | undefined {
  const { data } = schema.safeParse(fact);
  if (data === undefined) return undefined;
  const own = parts
    .filter(({ regionIn }) => regionIn !== undefined)
    .map(({ field }) => {
      const list = ((data as DataRecord)[field] ?? []) as readonly unknown[];
      return [field, list.filter((entry) => String(entry).slice(0, 2) === region)];
    });
  return { ...(data as DataRecord), ...Object.fromEntries(own) };
}

const keyOf = ({ kind, id }: Pick<GivenRecord, 'kind' | 'id'>): string => `${kind.kind} ${id}`;
