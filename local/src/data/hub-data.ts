import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RecordKind, RecordStore } from '@hub/common';
import type { LauncherConfig } from '../config.js';
import { HubFailure } from '../failure.js';
import { databaseUrls } from '../hub/databases.js';
import { readJoined } from '../hub/joined-file.js';
import { urlOf } from '../hub/loading.js';
import { type Deployment, databasesOf, joinedRegions, NATIONAL, type Plan, planHub } from '../hub/plan.js';
import { isHeld, lock } from '../lock.js';
import { postgresUrl, startPostgres } from '../postgres/index.js';

/** The records of one deployment: how they are read and loaded, and where they are. */
export interface DeploymentData {
  readonly deployment: Deployment;
  readonly store: RecordStore;
  readonly databaseUrl: string;
}

/** The data of a whole hub. */
export interface HubData {
  readonly deployments: readonly DeploymentData[];
  /** Every kind of record of the hub, each once. */
  readonly kinds: readonly RecordKind[];
  /** The deployment that serves a region: its own, or the national one. */
  ofRegion(code: string): DeploymentData;
  ofService(service: Deployment['service']): DeploymentData;
}

/** Whether a deployment serves a region's rows. */
export function serves({ region }: Deployment, code: string, plan: Pick<Plan, 'joined'>): boolean {
  if (region === undefined) return false;
  if (region.code !== NATIONAL.code) return region.code === code;
  return plan.joined.every((joined) => joined.code !== code);
}

/**
 * Works on the data of the hub of a data directory, whether it runs or not: where its embedded PostgreSQL does not
 * run, it is started for the time, and no hub can start meanwhile.
 *
 * @throws {HubFailure} where no hub has been started there yet.
 */
export async function withHubData<Result>(
  { config, dataDir, demo }: { config: LauncherConfig; dataDir: string; demo: boolean },
  work: (data: HubData) => Promise<Result>,
): Promise<Result> {
  const again = `start it once with npm start${demo ? ' -- --demo' : ''}`;
  if (!existsSync(path.join(dataDir, 'databases.json'))) {
    throw new HubFailure(`there is no hub's data in ${dataDir}: ${again}`);
  }
  const atFirst = joinedRegions();
  const later = (await readJoined(dataDir)).filter(({ code }) => atFirst.every((each) => each.code !== code));
  const plan = planHub(config.port, demo, [...atFirst, ...later]);
  const server = await databaseServer(config, dataDir, plan);
  try {
    const urls = await databaseUrls({ server: server.url, names: databasesOf(plan), dataDir });
    const deployments = await Promise.all(
      plan.deployments.map(async (deployment) => ({
        deployment,
        store: await storeOf(deployment),
        databaseUrl: urlOf(urls, deployment.database),
      })),
    );
    return await work(hubData(deployments, plan));
  } finally {
    await server.stop();
  }
}

function hubData(deployments: readonly DeploymentData[], plan: Plan): HubData {
  const found = (deployment: DeploymentData | undefined): DeploymentData => {
    if (deployment === undefined) throw new Error('the plan of the hub lacks a deployment');
    return deployment;
  };
  const stores = [...new Set(deployments.map(({ store }) => store))];
  return {
    deployments,
    kinds: stores.flatMap(({ kinds }) => kinds),
    ofRegion: (code) => found(deployments.find(({ deployment }) => serves(deployment, code, plan))),
    ofService: (service) => found(deployments.find(({ deployment }) => deployment.service === service)),
  };
}

async function storeOf({ service }: Deployment): Promise<RecordStore> {
  // Imported here: the services' code takes a while to read.
  if (service === 'regions') return (await import('@hub/regions')).recordStore;
  if (service === 'organisations') return (await import('@hub/organisations')).recordStore;
  return (await import('@hub/agreements')).recordStore;
}

async function databaseServer(
  config: LauncherConfig,
  dataDir: string,
  plan: Plan,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: async () => {} };
  const directory = path.join(dataDir, 'postgres');
  if (isHeld(dataDir)) {
    return { url: await postgresUrl(directory, plan.postgresPort), stop: async () => {} };
  }
  const held = await lock(dataDir);
  try {
    const server = await startPostgres({ dataDir: directory, port: plan.postgresPort });
    const stop = async () => {
      await server.stop();
      held.release();
    };
    return { url: server.url(), stop };
  } catch (error) {
    held.release();
    throw error;
  }
}
