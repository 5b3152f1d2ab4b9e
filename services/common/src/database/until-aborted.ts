import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { HubError } from '../errors/hub-error.js';

/**
 * An entity manager for one request, that sends no further statement once nobody waits for the answer: what is still
 * to be loaded then fails (TIMEOUT), and a transaction that is open is rolled back. A statement that PostgreSQL
 * already runs is not stopped; its own time limit ends it.
 *
 * @param signal aborts when the client has gone.
 */
export function managerUntil(dataSource: DataSource, signal: AbortSignal): EntityManager {
  // Everything that TypeORM runs takes its connection from here; all else is the data source's own.
  const guarded: DataSource = Object.create(dataSource, {
    createQueryRunner: {
      value: (...mode: Parameters<DataSource['createQueryRunner']>) =>
        guard(dataSource.createQueryRunner.apply(guarded, mode), signal),
    },
  });
  return guarded.createEntityManager();
}

/** These end what was begun, and leave the connection fit for others. */
const ENDINGS = /^\s*(commit|rollback|release)\b/i;

function guard(runner: QueryRunner, signal: AbortSignal): QueryRunner {
  const query = runner.query as (...given: unknown[]) => Promise<unknown>;
  const guardedQuery = async (sql: string, ...more: unknown[]): Promise<unknown> => {
    if (!ENDINGS.test(sql)) {
      stopWhereAborted(signal);
      // Where many ask, a request waits here for its turn, and its client may leave meanwhile.
      await runner.connect();
      stopWhereAborted(signal);
    }
    return query.call(runner, sql, ...more);
  };
  return Object.assign(runner, { query: guardedQuery });
}

function stopWhereAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new HubError('TIMEOUT', 'Nobody waits for this answer any more.');
}
