import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPostgres } from '@hub/local';
import { freePort } from './free-ports.js';
import { sql } from './sql.js';

/** A PostgreSQL server that can be killed, and keeps what it has committed. */
export interface KeptServer {
  /** Makes an empty database. */
  database(name: string): Promise<string>;
  /** Ends it at once, as a loss of power would, and starts it again on its data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Starts one on data of its own, with the settings of a hub: nothing is answered before it is on the disk. */
export async function startKeptServer(): Promise<KeptServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-test-kept-postgres-'));
  const port = await freePort();
  let server = await startPostgres({ dataDir, port });
  return {
    async database(name) {
      await sql(server.url(), `create database ${name} template template0`);
      return server.url(name);
    },
    async crash() {
      const [pid] = (await readFile(path.join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await server.ended;
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        try {
          server = await startPostgres({ dataDir, port });
          return;
        } catch (error) {
          // Its children notice that it is gone a moment later; until then the data is in use.
          if (Date.now() > deadline) throw error;
          await delay(100);
        }
      }
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
