import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { LauncherConfig } from '../config.js';
import { LOADS, unfinishedLine, unfinishedLoads } from '../data/unfinished-loads.js';
import { checkout } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import { type Keys, loadKeys } from '../keys.js';
import { lock } from '../lock.js';
import { removePostgres } from '../postgres/index.js';
import { QUIET, type Steps } from '../steps.js';
import { type DatabaseUrls, databaseUrls as databaseUrlsOf, makeDatabases } from './databases.js';
import { demoEnvironment, gatewayEnvironment, natsEnvironment, serviceEnvironment } from './environments.js';
import { prepareEventLog } from './event-log.js';
import { failJoined, joinedFile, readJoined } from './joined-file.js';
import { startKeptPostgres } from './kept-postgres.js';
import type { KeptProcess } from './kept-process.js';
import { describeReport, type LoadReport, load } from './loading.js';
import type { ProcessOptions } from './managed-process.js';
import { mapFile, writeMap } from './map-file.js';
import {
  type Deployment,
  databasesOf,
  joinedRegions,
  type Plan,
  planHub,
  readersOf,
  regionDeployment,
} from './plan.js';
import { requireFreePort, requireFreePorts } from './ports.js';
import { Running } from './running.js';
import { watchJoined } from './watch-joined.js';

export interface HubOptions {
  readonly config: LauncherConfig;
  /** Existing and writable; see dataDirectory(). */
  readonly dataDir: string;
  /** Made-up organisations, and agreements that are open for joining, on databases of their own; default false. */
  readonly demo?: boolean;
  /** A process in which those organisations sign and withdraw now and then; default: as `demo`. */
  readonly lively?: boolean;
  /** Drop this hub's databases, keys and logs first; default false. */
  readonly fresh?: boolean;
  /** Start a process that ends again, PostgreSQL too; default true. False: it stays down, for who takes a hub apart. */
  readonly restart?: boolean;
  /** Load the facts that the hub ships with; default true. False leaves new databases empty, for a region's own file. */
  readonly facts?: boolean;
  /** Settings of the embedded server over ours, such as `{ fsync: 'off' }` for data that is thrown away; default: none. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
  readonly steps?: Steps;
  /** Stops a start that is under way. */
  readonly signal?: AbortSignal;
}

export interface Hub {
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly plan: Plan;
  readonly dataDir: string;
  readonly keys: Keys;
  readonly processes: readonly KeptProcess[];
  /** What each deployment loaded at this start. */
  readonly reports: readonly LoadReport[];
  /** The administrator's address of the database server. */
  readonly databaseServer: string;
  readonly databaseUrls: DatabaseUrls;
  /** Resolves with one line when PostgreSQL has ended and stays down; without `restart`, when any process ends. */
  readonly failed: Promise<string>;
  /**
   * Stops everything, in order: the demonstration, the gateway, the services, PostgreSQL. Safe to repeat.
   *
   * @param hurry ends what has not ended yet at once.
   */
  stop(hurry?: AbortSignal): Promise<void>;
}

/**
 * Starts a whole hub: a database server, a database for each deployment with its facts, and every process.
 *
 * @returns when every process is ready.
 * @throws {HubFailure} with one line when something is in the way; nothing is left running then. Throws the signal's
 *   reason when it was aborted.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { config, dataDir, demo = false, lively = demo, fresh = false, facts = true } = options;
  const { restart = true, steps = QUIET } = options;
  const signal = options.signal ?? new AbortController().signal;
  const joined = fresh ? [] : await readJoined(dataDir);
  const atFirst = joinedRegions();
  const later = joined.filter(({ code }) => atFirst.every((region) => region.code !== code));
  const plan = planHub(config.port, demo, [...atFirst, ...later]);
  const note = (line: string) => steps.note(`  ${line}`);
  const running = new Running(restart, note);
  try {
    const held = await lock(dataDir, { note, signal });
    running.add(async () => held.release());
    if (held.tookOver)
      steps.note('  an earlier hub on this data was killed; what it left running has been stopped');
    await requireFreePorts(plan, config.host, config.databaseUrl === undefined);
    const server = config.databaseUrl ?? (await embeddedServer(options, plan, running));
    const names = databasesOf(plan);
    const databaseUrls = await steps.run(
      'databases',
      () => makeDatabases({ server, names, readers: readersOf(plan), dataDir, fresh }),
      () => `${names.length}`,
    );
    // Only now: a server of one's own has our databases dropped by the mark that they were made with.
    if (fresh) await removeKeysAndLogs(dataDir);
    const keys = await loadKeys(dataDir);
    if (config.nats.NATS_URL !== undefined) {
      await steps.run(
        'event log',
        () => prepareEventLog(natsEnvironment(plan, config, keys), fresh),
        () => 'NATS',
      );
    }
    const reports = await loadAll(plan, databaseUrls, { demo, facts }, steps, signal);
    signal.throwIfAborted();
    for (const cut of await unfinishedLoads(dataDir, urlOfDeployment(plan, databaseUrls))) {
      note(unfinishedLine(cut));
    }

    const logs = path.join(dataDir, 'logs');
    const map = mapFile(dataDir);
    await mkdir(logs, { recursive: true });
    await writeMap(map, plan);
    const processOf = (deployment: Deployment, urls: DatabaseUrls): ProcessOptions => ({
      name: deployment.name,
      script: `${checkout}/services/${deployment.service}/dist/main.js`,
      env: serviceEnvironment(deployment, plan, config, keys, urls),
      port: deployment.port,
      logs,
    });
    const services = plan.deployments.map((deployment) => processOf(deployment, databaseUrls));
    const gateway = {
      name: 'gateway',
      script: `${checkout}/gateway/dist/main.js`,
      env: gatewayEnvironment(plan, config, keys, { deploymentsFile: map, demo, urls: databaseUrls }),
      port: plan.gatewayPort,
      logs,
    };
    const launch = (wanted: ProcessOptions[]) => running.launch(wanted, steps, signal, held.remember);
    // Together, since each spends its first second reading code; stopped gateway first.
    await Promise.all([launch(services), launch([gateway])]);
    if (lively) {
      const script = `${checkout}/local/dist/programs/demo.js`;
      await launch([{ name: 'demonstration', script, env: demoEnvironment(plan, config, keys), logs }]);
    }
    const all = [...plan.joined];
    const unwatch = watchJoined(dataDir, all, {
      async start(region) {
        const deployment = regionDeployment(region, config.port, demo);
        const names = [deployment.database];
        try {
          await requireFreePort(deployment.port, deployment.name);
          await launch([processOf(deployment, await databaseUrlsOf({ server, names, dataDir }))]);
          // Only now: whoever is named in the map is asked.
          await writeMap(map, planHub(config.port, demo, [...all, region]));
          all.push(region);
        } catch (error) {
          await running.remove(deployment.name);
          throw error;
        }
      },
      async onFault(region, fault) {
        note(
          `${region.name} (${region.code}) has not joined, its deployment could not be started: ${wordsOf(fault)}`,
        );
        await failJoined(dataDir, region, wordsOf(fault));
      },
      onFileFault: (fault) => note(`${joinedFile(dataDir)} can't be used: ${wordsOf(fault)}`),
    });
    held.become('hub');
    return {
      url: `http://localhost:${plan.gatewayPort}/graphql`,
      plan,
      dataDir,
      keys,
      processes: running.processes,
      reports,
      databaseServer: server,
      databaseUrls,
      failed: running.failed,
      async stop(hurry) {
        held.become('hub stopping');
        await unwatch();
        await running.stop(hurry);
      },
    };
  } catch (error) {
    await running.stop(AbortSignal.abort());
    throw error;
  }
}

/** @returns the administrator's URL of the embedded server. */
async function embeddedServer(options: HubOptions, plan: Plan, running: Running): Promise<string> {
  const { dataDir, fresh = false, postgresSettings: settings = {}, restart, steps = QUIET } = options;
  const note = (line: string) => steps.note(`  ${line}`);
  const directory = path.join(dataDir, 'postgres');
  const start = async () => {
    if (fresh) await removePostgres(directory);
    return startKeptPostgres(
      { dataDir: directory, port: plan.postgresPort, log: note, settings },
      note,
      restart,
    );
  };
  const kept = await steps
    .run('database server', start, ({ server }) => `PostgreSQL ${server.version}, port ${server.port}`)
    .catch((error: unknown) => {
      throw new HubFailure(
        `${wordsOf(error)}: set HUB_DATA_DIR, HUB_PORT or DATABASE_URL to change what is in the way`,
        {
          cause: error,
        },
      );
    });
  running.add(kept.stop);
  void kept.down.then((line) => running.fail(line));
  return kept.server.url();
}

async function loadAll(
  plan: Plan,
  urls: DatabaseUrls,
  options: { readonly demo: boolean; readonly facts: boolean },
  steps: Steps,
  signal: AbortSignal,
) {
  const reports: LoadReport[] = [];
  for (const deployment of plan.deployments) {
    signal.throwIfAborted();
    const report = await steps
      .run(
        `facts ${deployment.name}`,
        () => load(deployment, plan, urls, options),
        (found) => describeReport(found).line,
      )
      .catch((error: unknown) => {
        throw new HubFailure(`the facts of ${deployment.name} could not be loaded: ${wordsOf(error)}`, {
          cause: error,
        });
      });
    for (const refusal of describeReport(report).refusals) steps.note(`    quarantined: ${refusal}`);
    reports.push(report);
  }
  return reports;
}

/** The address of a deployment's database, by the deployment's name. */
const urlOfDeployment =
  ({ deployments }: Plan, urls: DatabaseUrls) =>
  (name: string): string | undefined =>
    urls.get(deployments.find((deployment) => deployment.name === name)?.database ?? '');

async function removeKeysAndLogs(dataDir: string): Promise<void> {
  for (const name of ['keys', 'logs', LOADS, 'deployments.json', 'joined.json']) {
    await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
}
