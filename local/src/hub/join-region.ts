import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HandOver } from '@hub/regions';
import pg from 'pg';
import type { LauncherConfig } from '../config.js';
import { HubFailure } from '../failure.js';
import { isHeldByHub } from '../lock.js';
import { postgresUrl } from '../postgres/index.js';
import type { Steps } from '../steps.js';
import { databaseUrls, makeDatabases } from './databases.js';
import { addJoined, joinFault, readJoined } from './joined-file.js';
import { urlOf } from './loading.js';
import { mapFile, placementsElsewhere } from './map-file.js';
import { joinedRegions, localUrl, NATIONAL, regionDeployment, regionPort } from './plan.js';
import { requireFreePort } from './ports.js';

export interface JoinOptions {
  readonly config: LauncherConfig;
  readonly dataDir: string;
  readonly demo: boolean;
  /** A region's; not the national one. */
  readonly code: string;
  /** Origins of the gateways beside the local one, which go by the same map or by maps of their own. */
  readonly gateways: readonly string[];
  readonly steps: Steps;
}

/**
 * Moves a region of a running hub to a deployment of its own, so that each of its rows is answered by exactly one
 * deployment at every moment: the rows are copied, then the region is written into joined.json, upon which the
 * launcher starts its deployment and names it in the gateway's map; requests that go by the new map are told to the
 * national deployment, which leaves the region out of its answers, and when no request of any gateway goes by the old
 * map any more the rows are removed there. Cut short anywhere and run again it goes on where it was.
 *
 * @returns `already`: there was nothing left to do.
 * @throws {HubFailure} where the region runs its own deployment elsewhere, where its deployment can't be started, and
 *   where a gateway does not take the map.
 */
export async function joinRegion(options: JoinOptions): Promise<{ name: string; already: boolean }> {
  const { config, dataDir, demo, code, steps } = options;
  const atFirst = joinedRegions().find((region) => region.code === code);
  if (atFirst) return { name: atFirst.name, already: true };
  const elsewhere = await placementsElsewhere(mapFile(dataDir), config.port);
  const there = elsewhere.find((placement) => placement.code === code);
  if (there)
    throw new HubFailure(
      `${code} has a deployment of its own already: deployments.json has it at ${there.url}`,
    );
  const server = config.databaseUrl ?? (await postgresUrl(path.join(dataDir, 'postgres'), config.port + 9));
  return alone(server, async () => {
    const own = regionDeployment({ code, name: code }, config.port, demo).database;
    const national = regionDeployment(NATIONAL, config.port, demo).database;
    const { copyRegion, releaseRegion } = await import('@hub/regions');
    let region = (await readJoined(dataDir)).find((each) => each.code === code);
    const resumed = region !== undefined;
    // Once it stands there its database is made, and the launcher may be using it.
    if (!resumed) {
      await steps.run('database', () => makeDatabases({ server, names: [own], dataDir, fresh: false }));
    }
    const urls = await databaseUrls({ server, names: [own, national], dataDir });
    const handOver: HandOver = { from: urlOf(urls, national), to: urlOf(urls, own), regionCode: code };
    if (region === undefined) {
      await requireFreePort(regionPort(code, config.port), `regions-${code}`);
      const { name } = await steps.run(
        'copy',
        () => copyRegion(handOver),
        ({ copied }) => `${sum(Object.values(copied))} rows`,
      );
      region = { code, name };
      await addJoined(dataDir, region);
    }
    await steps.run('start and map', () => inUse(options));
    const removed = await steps.run(
      'hand over',
      () => releaseRegion(handOver),
      (rows) => `${rows} rows`,
    );
    return { name: region.name, already: resumed && removed === 0 };
  });
}

const LOCK = 7_413_218;
const PATIENCE_MS = 120_000;

/** One at a time, and no longer than this process lives: the server lets go when the connection ends. */
async function alone<Result>(server: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

/** Waits until every gateway asks the region's deployment, and no request goes by an earlier map any more. */
async function inUse({ config, dataDir, code, gateways }: JoinOptions): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let behind = [localUrl(config.port), ...gateways];
  for (;;) {
    const answers = await Promise.all(behind.map((gateway) => isInUse(gateway, code)));
    behind = behind.filter((_, index) => !answers[index]);
    if (behind.length === 0) return;
    const fault = await joinFault(dataDir, code);
    if (fault !== undefined) {
      throw new HubFailure(
        `the deployment of ${code} could not be started, and it has not joined: ${fault}; run this again when that is mended`,
      );
    }
    if (!isHeldByHub(dataDir)) {
      throw new HubFailure('the hub has stopped meanwhile: start it, and run this again to finish');
    }
    if (Date.now() > deadline) {
      throw new HubFailure(
        `${behind.join(' and ')} ${behind.length === 1 ? 'does' : 'do'} not use the deployment of ${code} after ${PATIENCE_MS / 1000} s: see the gateway's log and its map, and run this again to finish`,
      );
    }
    await delay(50);
  }
}

async function isInUse(gateway: string, code: string): Promise<boolean> {
  try {
    const answer = await fetch(`${gateway}/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { map } = (await answer.json()) as {
      map?: { placements: string[]; requestsOnEarlierMaps: number };
    };
    return map?.placements.includes(code) === true && map.requestsOnEarlierMaps === 0;
  } catch {
    return false;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
