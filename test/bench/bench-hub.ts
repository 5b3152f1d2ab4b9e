import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Hub, readConfig, startHub } from '@hub/local';
import { copyRows } from '../support/copy-rows.js';
import { sql } from '../support/sql.js';

/** An agreement of the demonstration that is open for joining. */
export const LIKE = '14-agreement-overenskommelsen';

/** Starts a whole hub of its own, with the demonstration's organisations, on which nobody else writes. */
export async function startBenchHub(name: string): Promise<{ hub: Hub; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), `bench-${name}-`));
  // PostgreSQL has another account where root starts it.
  await chmod(dataDir, 0o755);
  const port = await freeHubPort();
  const config = readConfig({ ...process.env, HUB_PORT: String(port), DATABASE_URL: '', LOG_LEVEL: 'warn' });
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const hub = await startHub({ config, dataDir, demo: true, lively: false });
    return {
      hub,
      async stop() {
        await hub.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The database of a service, for its owner. */
export const ownerUrlOf = (hub: Hub, service: string) =>
  hub.databaseUrls.get(databaseOf(hub, service)) as string;

/** The same for who only serves. */
export const servingUrlOf = (hub: Hub, service: string) =>
  hub.databaseUrls.get(`${databaseOf(hub, service)}_serving`) as string;

function databaseOf(hub: Hub, service: string): string {
  const deployment = hub.plan.deployments.find((each) => each.service === service);
  if (deployment === undefined) throw new Error(`no deployment of the service ${service}`);
  return deployment.database;
}

/** Names of the demonstration's organisations, from one of them on. */
export const organisations = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `org-demo-${String(first + index).padStart(2, '0')}`);

/** Adds agreements that are open for joining, each like one of the demonstration's. */
export async function addAgreements(hub: Hub, count: number): Promise<string[]> {
  const databaseUrl = ownerUrlOf(hub, 'agreements');
  const ids = Array.from({ length: count }, (_, index) => `14-agreement-bench-${index + 1}`);
  await copyRows(
    databaseUrl,
    'agreement',
    ['id', LIKE],
    ids.map((id) => ({ id, current_version_id: null })),
  );
  await copyRows(
    databaseUrl,
    'agreement_version',
    ['id', `${LIKE}-v1`],
    ids.map((id) => ({ id: `${id}-v1`, agreement_id: id })),
  );
  await copyRows(
    databaseUrl,
    'signatory_counter',
    ['agreement_id', LIKE],
    ids.map((id) => ({ agreement_id: id })),
  );
  const current = "update agreement set current_version_id = id || '-v1' where id = any($1)";
  await sql(databaseUrl, current, [ids]);
  return ids;
}

/** A script that is not compiled: it lies in the sources. */
async function freeHubPort(): Promise<number> {
  const script = new URL('../../support/free-hub-port.mjs', import.meta.url);
  const found = (await import(script.href)) as { freeHubPort(): Promise<number> };
  return found.freeHubPort();
}
