import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RecordKind, RecordStore } from '@hub/common';
import type { JWK } from 'jose';
import type { LauncherConfig } from '../config.js';
import { HubFailure, wordsOf } from '../failure.js';
import { databaseUrls } from '../hub/databases.js';
import { readJoined } from '../hub/joined-file.js';
import { urlOf } from '../hub/loading.js';
import { type Deployment, databasesOf, joinedRegions, NATIONAL, type Plan, planHub } from '../hub/plan.js';
import type { Interruption } from '../interruption.js';
import { checkpointKeys } from '../keys.js';
import { lockUnlessHubRuns } from '../lock.js';
import { hasCluster, postgresUrl, startPostgres } from '../postgres/index.js';

/** The records of one deployment: how they are read and loaded, and where they are. */
export interface DeploymentData {
  readonly deployment: Deployment;
  readonly store: RecordStore;
  readonly databaseUrl: string;
  /** Where its change log is, and its checkpoints; absent where it has none. */
  readonly eventsUrl?: string;
}

/** The data of a whole hub. */
export interface HubData {
  /** Where the launcher keeps what it knows of the hub. */
  readonly dataDir: string;
  readonly deployments: readonly DeploymentData[];
  /** The services' stores, each once. */
  readonly stores: readonly RecordStore[];
  /** Every kind of record of the hub, each once. */
  readonly kinds: readonly RecordKind[];
  /** The public keys that the checkpoints of histories may be signed with. */
  readonly checkpointKeys: readonly JWK[];
  /** The deployment that serves a region: its own, or the national one. */
  ofRegion(code: string): DeploymentData;
  ofService(service: Deployment['service']): DeploymentData;
}

/** The addresses of the deployments' databases, by the deployments' names. */
export const urlsByName =
  ({ deployments }: Pick<HubData, 'deployments'>) =>
  (name: string): string | undefined =>
    deployments.find(({ deployment }) => deployment.name === name)?.databaseUrl;

/** Whether a deployment serves a region's rows. */
export function serves({ region }: Deployment, code: string, plan: Pick<Plan, 'joined'>): boolean {
  if (region === undefined) return false;
  if (region.code !== NATIONAL.code) return region.code === code;
  return plan.joined.every((joined) => joined.code !== code);
}

export interface HubPlace {
  readonly config: LauncherConfig;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly interruption: Interruption;
  /** Told one line when something else has to come to an end first. */
  readonly note: (line: string) => void;
}

/**
 * Works on the data of the hub of a data directory, whether it runs or not: where its embedded PostgreSQL does not
 * run, it is started for the time, and no hub and no other command can start it meanwhile: they wait for each other.
 *
 * @throws {HubFailure} where no hub has been started there yet, where something else does not come to an end, and where
 *   the database server goes away; Interrupted when the command is to stop, which ends the server that was started.
 */
export async function withHubData<Result>(
  place: HubPlace,
  work: (data: HubData) => Promise<Result>,
): Promise<Result> {
  const { config, dataDir, demo, interruption } = place;
  const server = await databaseServer(place);
  try {
    const plan = await planOf(place);
    const urls = await databaseUrls({ server: server.url, names: databasesOf(plan), dataDir });
    const deployments = await Promise.all(
      plan.deployments.map(async (deployment) => ({
        deployment,
        store: await storeOf(deployment),
        databaseUrl: urlOf(urls, deployment.database),
        ...(deployment.eventsDatabase && { eventsUrl: urlOf(urls, deployment.eventsDatabase) }),
      })),
    );
    const hub = { dataDir, ...hubData(deployments, plan), checkpointKeys: await checkpointKeys(dataDir) };
    return await interruption.orStop(work(hub));
  } catch (error) {
    throw databaseFailure(error, { config, demo }) ?? error;
  } finally {
    await server.stop();
  }
}

async function planOf({ config, dataDir, demo }: HubPlace): Promise<Plan> {
  const atFirst = joinedRegions();
  const later = (await readJoined(dataDir)).filter(({ code }) => atFirst.every((each) => each.code !== code));
  return planHub(config.port, demo, [...atFirst, ...later]);
}

function hubData(
  deployments: readonly DeploymentData[],
  plan: Plan,
): Omit<HubData, 'checkpointKeys' | 'dataDir'> {
  const found = (deployment: DeploymentData | undefined): DeploymentData => {
    if (deployment === undefined) throw new Error('the plan of the hub lacks a deployment');
    return deployment;
  };
  const stores = [...new Set(deployments.map(({ store }) => store))];
  return {
    deployments,
    stores,
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

interface DatabaseServer {
  readonly url: string;
  stop(): Promise<void>;
}

async function databaseServer(place: HubPlace): Promise<DatabaseServer> {
  const { config, dataDir, interruption, note } = place;
  const stop = async () => {};
  if (config.databaseUrl !== undefined) {
    requireData(place);
    return { url: config.databaseUrl, stop };
  }
  const held = await lockUnlessHubRuns(dataDir, { note, signal: interruption.signal });
  try {
    requireData(place);
    if (held === undefined) return { url: await runningServer(place), stop };
    const server = await startPostgres({ ...serverPlace(place), existing: true });
    return {
      url: server.url(),
      async stop() {
        await server.stop();
        held.release();
      },
    };
  } catch (error) {
    held?.release();
    if (error instanceof HubFailure) throw error;
    throw new HubFailure(
      `${wordsOf(error)}: set HUB_DATA_DIR, HUB_PORT or DATABASE_URL to change what is in the way`,
      { cause: error },
    );
  }
}

/** The embedded server's own directory and port, within a hub's. */
const serverPlace = ({ config, dataDir, demo }: HubPlace) => ({
  dataDir: path.join(dataDir, 'postgres'),
  port: planHub(config.port, demo, []).postgresPort,
});

async function runningServer(place: HubPlace): Promise<string> {
  const { dataDir, port } = serverPlace(place);
  if (!hasCluster(dataDir)) {
    throw new HubFailure(
      'the hub that runs there uses a database server of its own: set DATABASE_URL as it has it',
    );
  }
  return postgresUrl(dataDir, port);
}

function requireData({ dataDir, demo }: HubPlace): void {
  if (existsSync(path.join(dataDir, 'databases.json'))) return;
  throw new HubFailure(`there is no hub's data in ${dataDir}: ${startItOnce(demo)}`);
}

const startItOnce = (demo: boolean): string => `start it once with npm start${demo ? ' -- --demo' : ''}`;

/** Codes of Node and PostgreSQL for a server that is not there, or went away in the middle. */
const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
]);
const NO_SUCH_DATABASE = '3D000';

/** @returns undefined for what is no matter of the server's being there. */
function databaseFailure(
  cause: unknown,
  { config, demo }: Pick<HubPlace, 'config' | 'demo'>,
): HubFailure | undefined {
  if (cause instanceof HubFailure) return undefined;
  const code = String((cause as { code?: unknown } | null)?.code);
  if (code === NO_SUCH_DATABASE) {
    return new HubFailure(`the hub's data is not whole (${wordsOf(cause)}): ${startItOnce(demo)}`, { cause });
  }
  if (!GONE.has(code) && !/Connection terminated/.test(wordsOf(cause))) return undefined;
  const why =
    config.databaseUrl === undefined
      ? 'is the hub being stopped, or has it another HUB_PORT?'
      : 'see DATABASE_URL';
  return new HubFailure(`the database server is gone (${wordsOf(cause)}), nothing was changed: ${why}`, {
    cause,
  });
}
