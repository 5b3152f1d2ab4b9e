import { type EntityManager, QueryFailedError } from 'typeorm';
import { emptyReport } from '../seed/load-report.js';
import { byKind } from './by-kind.js';
import type { GivenRecord } from './read-records.js';
import type { RecordStore } from './record-store.js';
import type { FileFault } from './region-file-error.js';

/** Whether the database refused a value itself, such as a number that its column can't hold (SQLSTATE class 22). */
export function isUnkeepable(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' && code.startsWith('22');
}

/**
 * Which record of those to be written has a value that the database can't keep: the half that it refuses is halved until
 * one is left. Nothing that is tried lasts.
 *
 * @returns one fault that names the record, or the kinds where no record alone is refused.
 */
export async function unkeepableRecords(
  manager: EntityManager,
  store: RecordStore,
  given: readonly GivenRecord[],
): Promise<FileFault[]> {
  let left = given;
  while (left.length > 1) {
    const half = left.slice(0, Math.ceil(left.length / 2));
    const rest = left.slice(half.length);
    const refused = [];
    for (const part of [half, rest]) {
      if (refused.length === 0 && (await isRefused(manager, store, part))) refused.push(part);
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
      what: 'values that the database can keep: dates in the calendar, and numbers that are not too large',
      got: 'one that it can’t',
    },
  ];
}

async function isRefused(
  manager: EntityManager,
  store: RecordStore,
  part: readonly GivenRecord[],
): Promise<boolean> {
  await manager.query('savepoint part');
  const facts = byKind(part.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
  try {
    await store.load(manager, facts, facts, emptyReport(store.service));
    return false;
  } catch (error) {
    return isUnkeepable(error);
  } finally {
    await manager.query('rollback to savepoint part');
  }
}
