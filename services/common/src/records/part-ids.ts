import { regionOfRecord } from './finding-of.js';
import type { GivenRecord } from './read-records.js';
import type { DataRecord, Records } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import type { FileFault } from './region-file-error.js';

/** An entry of a list inside a record that has an id of its own, such as a seat. */
interface IdentifiedPart {
  readonly kind: string;
  /** The id of the record. */
  readonly record: string;
  /** `seats.2.id` */
  readonly field: string;
  readonly id: string;
  /** What no other entry of such a list may have. */
  readonly key: string;
}

/**
 * The entries that a file has twice, each of which is one row: those with an id, which the second would take from the first,
 * and those that stand once in the list of a record by what they say.
 */
export const repeatedParts = (given: readonly GivenRecord[]): FileFault[] => [
  ...repeatedIds(given),
  ...given.flatMap(repeatedEntries),
];

function repeatedIds(given: readonly GivenRecord[]): FileFault[] {
  const first = new Map<string, IdentifiedPart>();
  return given.flatMap(partsOfGiven).flatMap((part) => {
    const other = first.get(part.key);
    if (other !== undefined) return [faultOf(part, other)];
    first.set(part.key, part);
    return [];
  });
}

/**
 * The entries whose id is that of another record's of the region, which the file leaves as it is: it would lose its own
 * without a word. What a hand has moved to a record of another region goes back.
 *
 * @param region of the file.
 * @param held what the service holds before the load.
 */
export function takenParts(
  kinds: readonly RecordKind[],
  region: string,
  given: readonly GivenRecord[],
  held: Records,
): FileFault[] {
  const own = given.flatMap(partsOfGiven);
  // A record of the file may hand an entry on to another, and so may one that is merged into another.
  const moved = new Set([...given.map(({ kind, id }) => `${kind.kind} ${id}`), ...own.map(recordKeyOfPart)]);
  const owners = new Map(
    kinds
      .flatMap((kind) =>
        (held[kind.kind] ?? [])
          .filter((record) => regionOfRecord(record) === region)
          .flatMap((record) => partsOf(kind, idOf(kind, record), record)),
      )
      .filter(({ kind, record }) => !moved.has(`${kind} ${record}`))
      .map((part) => [part.key, part]),
  );
  return own.flatMap((part) => {
    const owner = owners.get(part.key);
    return owner === undefined || owner.record === part.record ? [] : [faultOf(part, owner)];
  });
}

/** The record that an entry with its id was, such as an organisation that was merged. */
const recordKeyOfPart = ({ kind, id }: IdentifiedPart): string => `${kind} ${id}`;

const partsOfGiven = ({ kind, id, fact }: GivenRecord): IdentifiedPart[] => partsOf(kind, id, fact);

function partsOf({ kind, parts = [] }: RecordKind, record: string, fact: DataRecord): IdentifiedPart[] {
  return parts.flatMap(({ field, identified = false }) => {
    const list = fact[field];
    if (!identified || !Array.isArray(list)) return [];
    return list.flatMap((entry: { readonly id?: unknown } | null, index) => {
      const id = entry?.id;
      if (typeof id !== 'string') return [];
      return { kind, record, field: `${field}.${index + 1}.id`, id, key: `${kind} ${field} ${id}` };
    });
  });
}

const faultOf = ({ kind, record, field, id }: IdentifiedPart, other: IdentifiedPart): FileFault => ({
  kind,
  id: record,
  field,
  what: 'an id that no other entry has',
  got: `${id}, which is ${other.field.replace(/\.id$/, '')} of ${other.record}`,
});

/** The entries of one record's lists that say in their key fields what an earlier one says. */
const repeatedEntries = ({ kind: { kind, parts = [] }, id, fact }: GivenRecord): FileFault[] =>
  parts.flatMap(({ field, keyed = [] }) => {
    const list = fact[field];
    if (keyed.length === 0 || !Array.isArray(list)) return [];
    const first = new Map<string, number>();
    return (list as readonly DataRecord[]).flatMap((entry, index) => {
      const values = keyed.map((name) => String(entry[name])).join(' ');
      const earlier = first.get(values);
      first.set(values, earlier ?? index);
      if (earlier === undefined) return [];
      return {
        kind,
        id,
        field: `${field}.${index + 1}`,
        what: `an entry whose ${keyed.join(' and ')} no other one of the list has`,
        got: `${values}, as ${field}.${earlier + 1} has it`,
      };
    });
  });
