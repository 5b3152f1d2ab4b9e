import { type EntityManager, QueryFailedError } from 'typeorm';
import { emptyReport } from '../seed/load-report.js';
import { byKind } from './by-kind.js';
import type { GivenRecord } from './read-records.js';
import type { RecordStore } from './record-store.js';
import type { FileFault } from './region-file-error.js';

/** What was expected, by the class of the SQLSTATE with which the database refuses a value or what a record has in all. */
const WORDS: Readonly<Record<string, Pick<FileFault, 'what' | 'got'>>> = {
  // cardinality_violation: one statement would write the same row twice.
  '21': { what: 'each entry of its lists once', got: 'one that stands there twice' },
  // data_exception
  '22': {
    what: 'values that the database can keep: dates in the calendar, and numbers that are not too large',
    got: 'one that it can’t',
  },
  // program_limit_exceeded
  '54': {
    what: 'no more in one record than the database can keep and search in',
    got: 'more: its lists have too many entries, or its texts are too long',
  },
};

/** Whether the database refused a value, or what a record has in all, such as a number that its column can't hold. */
export const isUnkeepable = (error: unknown): boolean => classOf(error) !== undefined;

/** The class of its SQLSTATE, where it is one of those that are the record's fault. */
function classOf(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code } = error.driverError as { code?: unknown };
  const found = typeof code === 'string' ? code.slice(0, 2) : '';
  return Object.hasOwn(WORDS, found) ? found : undefined;
}

/**
 * Which record of those to be written has what the database can't keep: the half that it refuses is halved until one is
 * left. Nothing that is tried lasts.
 *
 * @param error with which it refused them, one that {@link isUnkeepable} knows.
 * @returns one fault that names the record, or the kinds where no record alone is refused.
 */
export async function unkeepableRecords(
  manager: EntityManager,
  store: RecordStore,
  given: readonly GivenRecord[],
  error: QueryFailedError,
): Promise<FileFault[]> {
  const refusedAs = classOf(error) ?? '';
  const words = WORDS[refusedAs] ?? { what: '', got: '' };
  let left = given;
  while (left.length > 1) {
    const half = left.slice(0, Math.ceil(left.length / 2));
    const rest = left.slice(half.length);
    const refused = [];
    for (const part of [half, rest]) {
      if (refused.length === 0 && (await isRefused(manager, store, part, refusedAs))) refused.push(part);
    }
    const [next] = refused;
    if (next === undefined) break;
    left = next;
  }
  const kinds = [...new Set(left.map(({ kind }) => kind.kind))].join(', ');
  return [
    {
      kind: kinds,
      id: left.length === 1 ? (left[0]?.id ?? '') : '',
      field: '',
      ...words,
    },
  ];
}

async function isRefused(
  manager: EntityManager,
  store: RecordStore,
  part: readonly GivenRecord[],
  refusedAs: string,
): Promise<boolean> {
  await manager.query('savepoint part');
  const facts = byKind(part.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
  try {
    await store.load(manager, facts, facts, emptyReport(store.service));
    return false;
  } catch (error) {
    return classOf(error) === refusedAs;
  } finally {
    await manager.query('rollback to savepoint part');
  }
}
