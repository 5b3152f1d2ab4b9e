import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { loadTypescript } from './load-typescript.mjs';
import { THROW_AWAY } from './throw-away-settings.mjs';

const PREFIX = 'hub-test-postgres-';

/** jest's global set-up: one PostgreSQL server for the whole run; tests take databases from it (./postgres.ts). */
export default async function startTestPostgres() {
  const { startPostgres } = await loadTypescript('local/src/postgres/index.ts');
  await removeLeftOvers();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startPostgres({
    dataDir,
    port: await freePort(),
    settings: THROW_AWAY,
  });
  process.env.HUB_TEST_POSTGRES = server.url();
  globalThis.stopTestPostgres = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** What runs that were killed left behind; their servers have ended by themselves. */
async function removeLeftOvers() {
  for (const name of await readdir(os.tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
