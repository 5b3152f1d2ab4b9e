import path from 'node:path';
import {
  hasCluster,
  type PostgresServer,
  type StartPostgresOptions,
  startPostgres,
} from '../postgres/index.js';
import { keepUp } from './keep-up.js';

export interface KeptPostgres {
  /** As it was started first: a later run has the same address, version and password. */
  readonly server: PostgresServer;
  /** Resolves with one line when it has ended and stays down. */
  readonly down: Promise<string>;
  /** Stops it for good; safe to repeat. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded server, and starts it again on its data whenever it ends: it recovers what was committed by itself.
 *
 * @param note is told a line when it ends, and when it is back.
 * @param restart false: it is left down.
 * @throws as startPostgres.
 */
export async function startKeptPostgres(
  options: StartPostgresOptions,
  note: (line: string) => void,
  restart = true,
): Promise<KeptPostgres> {
  const leave = new AbortController();
  const line = `PostgreSQL ended (${path.join(options.dataDir, 'postgresql.log')})`;
  const server = await startPostgres(options);
  let latest = Promise.resolve(server);
  const endOf = ({ ended }: PostgresServer) => ended.then(() => line);
  const keeping = keepUp({
    name: 'PostgreSQL',
    ended: endOf(server),
    async again() {
      latest = startPostgres({ ...options, existing: true });
      return { ended: endOf(await latest) };
    },
    // On data that is gone it would begin with nothing, under services that believe to have all.
    mayReturn: () => restart && hasCluster(options.dataDir),
    note,
    signal: leave.signal,
  });
  return {
    server,
    down: keeping.then((last) => last ?? new Promise(() => {})),
    async stop() {
      leave.abort();
      await latest.then(
        (running) => running.stop(),
        () => {},
      );
    },
  };
}
