import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { LOAD_LOCK } from './lock-loads.js';

/** How often a load begins anew where somebody else has just changed what it changes. */
const MOST_ATTEMPTS = 5;

/**
 * Opens the transaction of a load and works in it. It sees the database as it was at one moment, and what it changes
 * itself: what others write meanwhile is neither its doing nor half seen. Other loads wait until the runner is released
 * and its data source destroyed.
 *
 * @param work is done again from the beginning where somebody else has changed the same row since that moment.
 * @param before is done before that moment, in no transaction, each time that it begins; default nothing.
 * @returns what it gave, and the runner, whose transaction is open.
 */
export async function openLoad<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager, isRetry: boolean) => Promise<Result>,
  before: Before = async () => {},
): Promise<{ readonly result: Result; readonly runner: QueryRunner }> {
  const runner = dataSource.createQueryRunner();
  try {
    // Before the transaction, whose moment is that of its first statement: other loads' changes are seen.
    await runner.query('select pg_advisory_lock($1)', [LOAD_LOCK]);
    for (let attempt = 1; ; attempt += 1) {
      await before(runner.manager, attempt > 1);
      await runner.startTransaction('REPEATABLE READ');
      try {
        return { result: await work(runner.manager, attempt > 1), runner };
      } catch (error) {
        if (!isOvertaken(error)) throw error;
        if (attempt === MOST_ATTEMPTS) throw new Error(OVERTAKEN, { cause: error });
        await runner.rollbackTransaction();
      }
    }
  } catch (error) {
    await endLoad(runner);
    throw error;
  }
}

/** Takes locks of the session: they are let go of with the connection. */
type Before = (manager: EntityManager, isRetry: boolean) => Promise<void>;

const OVERTAKEN = `somebody else was changing the same records each of the ${MOST_ATTEMPTS} times that it was tried: try again when they are done`;

const LOST = 'the connection to its database was lost';

/** The connection was lost while a transaction was to be committed: the server has committed it, or not. */
export class CommitLostError extends Error {
  override readonly name = 'CommitLostError';
}

/**
 * Makes a load last.
 *
 * @param last is done in its transaction before: what is locked in it is locked for no longer than the commit takes.
 * @throws CommitLostError where the connection is lost before the server has answered; another Error where it was lost
 *   earlier, and what the server says where it refuses: nothing was changed then.
 */
export async function commitLoad(
  runner: QueryRunner,
  last: (manager: EntityManager) => Promise<void> = async () => {},
): Promise<void> {
  // It let go of the runner, and the server took the transaction back.
  if (runner.isReleased) throw new Error(LOST);
  try {
    await last(runner.manager);
  } catch (error) {
    if (!runner.isReleased) throw error;
    throw new Error(LOST, { cause: error });
  }
  try {
    await runner.commitTransaction();
  } catch (error) {
    if (!runner.isReleased) throw error;
    throw new CommitLostError(LOST, { cause: error });
  }
}

/** Takes back what is not committed, and lets go of the connection. */
export async function endLoad(runner: QueryRunner): Promise<void> {
  // A connection that was lost has been rolled back by the server; what cut it is the error to tell.
  if (runner.isTransactionActive && !runner.isReleased) await runner.rollbackTransaction().catch(() => {});
  await runner.release();
}

/** Opens the transaction of a load ({@link openLoad}), works in it and commits it. */
export async function loadTransaction<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
  before?: Before,
): Promise<Result> {
  const { result, runner } = await openLoad(dataSource, work, before);
  try {
    await commitLoad(runner);
    return result;
  } finally {
    await endLoad(runner);
  }
}

/** serialization_failure: somebody has changed the row since the moment that the transaction sees. */
export const isChangedSince = (error: unknown): boolean => codeOf(error) === '40001';

/** That, or deadlock_detected. */
const isOvertaken = (error: unknown): boolean => isChangedSince(error) || codeOf(error) === '40P01';

const codeOf = (error: unknown): unknown => (error as { driverError?: { code?: unknown } }).driverError?.code;
