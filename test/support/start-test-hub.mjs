import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../local/bootstrap.mjs';
import { freeHubPort } from './free-hub-port.mjs';
import { THROW_AWAY } from './throw-away-settings.mjs';

/**
 * jest's global set-up of the whole-hub tests: one hub for the run, as separate processes, on demonstration data (the
 * facts, and beside them agreements that are open for joining), without the process that signs by itself.
 */
export default async function startTestHub() {
  await build();
  const { readConfig, startHub } = await import('../../local/dist/programs/hub.js');
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-test-'));
  // PostgreSQL has another account where root runs the tests.
  await chmod(dataDir, 0o755);
  const port = await freeHubPort();
  const config = readConfig({ PATH: process.env.PATH, HUB_PORT: String(port) });
  const hub = await startHub({ config, dataDir, demo: true, lively: false, postgresSettings: THROW_AWAY });
  process.env.HUB_TEST_POSTGRES = hub.databaseServer;
  process.env.HUB_TEST_WORLD = JSON.stringify({
    port,
    dataDir,
    issuerKey: hub.keys.issuer,
    deployments: [{ name: 'gateway', port }, ...hub.plan.deployments].map(({ name, port }) => ({
      name,
      port,
    })),
  });
  globalThis.stopTestHub = async () => {
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
