import { FORMATS } from '@hub/schema/formats';
import { digestOf, type HashedEntry, isHashOf, NO_HASH, type PersonFacts } from './entry-hash.js';

/** An entry as the database holds it. */
export interface StoredEntry extends HashedEntry {
  readonly hash: string;
}

/** Where a chain stood, signed, and kept outside the database that holds the chain. */
export interface Checkpoint {
  readonly chain: string;
  /** How many entries the chain had. */
  readonly length: number;
  /** The hash of the last of them. */
  readonly head: string;
  readonly signedAt: string;
  /** Whether its signature is that of the service. */
  readonly genuine: boolean;
}

export enum HistoryFaultKind {
  CHANGED = 'CHANGED',
  MISSING = 'MISSING',
  REORDERED = 'REORDERED',
  CUT = 'CUT',
  UNCOVERED = 'UNCOVERED',
  TABLE_MISSING = 'TABLE_MISSING',
  REPLACED = 'REPLACED',
  CHECKPOINT_FORGED = 'CHECKPOINT_FORGED',
  PERSON_CHANGED = 'PERSON_CHANGED',
  PERSON_FOREIGN = 'PERSON_FOREIGN',
}

export interface HistoryFault {
  readonly kind: HistoryFaultKind;
  /** The number of the entry, or the length a checkpoint tells. */
  readonly number: number;
  /** In words an official understands. */
  readonly message: string;
}

/**
 * Recomputes a chain, and holds it against its checkpoints.
 *
 * @param entries in the order of their numbers.
 * @returns every fault; none where no row was changed, removed, moved, or cut from the end as far as the checkpoints
 *   reach.
 */
export function verifyChain(
  entries: readonly StoredEntry[],
  checkpoints: readonly Checkpoint[],
): HistoryFault[] {
  const heads = new Map(entries.map(({ number, hash }) => [number, hash]));
  const last = entries.at(-1)?.number ?? 0;
  return [
    ...verifyLinks(entries),
    ...checkpoints.flatMap((checkpoint) => againstCheckpoint(checkpoint, heads, last)),
  ];
}

/**
 * Recomputes entries that follow each other.
 *
 * @param after what the first of them follows; default: nothing, since it is the chain's first.
 */
export function verifyLinks(
  entries: readonly StoredEntry[],
  after: { readonly number: number; readonly hash: string } = { number: 0, hash: NO_HASH },
): HistoryFault[] {
  const faults: HistoryFault[] = [];
  const hashes = new Set(entries.map(({ hash }) => hash));
  let expected = after.number + 1;
  let previous = after.hash;
  for (const entry of entries) {
    if (entry.number !== expected) {
      const missing = entry.number - expected;
      faults.push({
        kind: HistoryFaultKind.MISSING,
        number: expected,
        message: `${missing === 1 ? `Entry ${expected} is` : `Entries ${expected} to ${entry.number - 1} are`} missing.`,
      });
    } else if (entry.previousHash !== previous) {
      const moved = hashes.has(entry.previousHash) || entry.previousHash === NO_HASH;
      faults.push({
        kind: moved ? HistoryFaultKind.REORDERED : HistoryFaultKind.CHANGED,
        number: entry.number,
        message: moved
          ? `Entry ${entry.number} does not stand where it was written: it followed another entry.`
          : `Entry ${entry.number} does not follow entry ${entry.number - 1} as that stands now.`,
      });
    }
    if (!isHashOf(entry.hash, hashed(entry))) {
      faults.push({
        kind: HistoryFaultKind.CHANGED,
        number: entry.number,
        message: `Entry ${entry.number} is not as it was written.`,
      });
    } else if (!FORMATS['date-time'].test(entry.occurredAt)) {
      faults.push({
        kind: HistoryFaultKind.CHANGED,
        number: entry.number,
        message: `Entry ${entry.number} has a time that the service can’t have written: ${entry.occurredAt}.`,
      });
    }
    expected = entry.number + 1;
    previous = entry.hash;
  }
  return faults;
}

/** A person as it is kept beside the entries of a chain. */
export interface StoredPerson extends PersonFacts {
  readonly digest: string;
}

/**
 * Holds what is kept of the persons of a chain against the digests that the chain holds of them. One who has been
 * erased is no fault.
 */
export function verifyPersons(
  entries: readonly StoredEntry[],
  persons: readonly StoredPerson[],
): HistoryFault[] {
  const byDigest = new Map(persons.map((person) => [person.digest, person]));
  return entries.flatMap(({ number, actor }) => {
    const person = byDigest.get(actor);
    if (person === undefined) return [];
    const { salt, subject, name, title, evidence } = person;
    if (digestOf({ salt, subject, name, title, evidence }) === actor) return [];
    return [
      {
        kind: HistoryFaultKind.PERSON_CHANGED,
        number,
        message: `What is kept of who made entry ${number} is not as it was written.`,
      },
    ];
  });
}

/**
 * Holds a chain against one of its checkpoints.
 *
 * @param heads the hash of each entry by its number; of those only that the checkpoint may be about.
 * @param last the number of the last entry.
 */
export function againstCheckpoint(
  { length, head, signedAt, genuine }: Checkpoint,
  heads: ReadonlyMap<number, string>,
  last: number,
): HistoryFault[] {
  if (!genuine) {
    return [
      {
        kind: HistoryFaultKind.CHECKPOINT_FORGED,
        number: length,
        message: `The checkpoint of ${entriesOf(length)} does not have the service’s signature.`,
      },
    ];
  }
  if (last < length) {
    return [
      {
        kind: HistoryFaultKind.CUT,
        number: last + 1,
        message: `There were ${entriesOf(length)} on ${signedAt}; there are ${last} now: the end was cut off.`,
      },
    ];
  }
  const there = heads.get(length);
  if (there === undefined || there === head) return [];
  return [
    {
      kind: HistoryFaultKind.REPLACED,
      number: length,
      message: `Entry ${length} is another one than on ${signedAt}: the history up to it was written anew.`,
    },
  ];
}

const entriesOf = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);

/** Without what the hash does not cover. */
function hashed({
  chain,
  number,
  occurredAt,
  action,
  role,
  actor,
  payload,
  previousHash,
  transaction,
}: StoredEntry): HashedEntry {
  return { chain, number, occurredAt, action, role, actor, payload, previousHash, transaction };
}
