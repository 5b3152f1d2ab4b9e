import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepare } from '@hub/agreements';
import { prepare as prepareOrganisations } from '@hub/organisations';
import { prepare as prepareRegions } from '@hub/regions';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type World, worldAt } from '../../world.js';
import { addOrganisations } from '../copy-rows.js';
import { freePort, freePorts } from '../free-ports.js';
import { testIssuer } from '../identities.js';
import { type KeptServer, startKeptServer } from '../kept-server.js';
import { type NatsServer, startNatsServer } from '../nats-server.js';
import { gatewayEnvironments, writeGraph } from './gateways.js';
import { type HubProcess, hubProcess } from './hub-process.js';
import { serviceEnvironments } from './services.js';
import { startWay, type Way } from './way.js';

export interface ClusterOptions {
  /** Where the log is kept. Default: postgres. */
  readonly backbone?: 'postgres' | 'nats';
  /** How many organisations there are that sign. Default: 40. */
  readonly organisations?: number;
  /** Where what the processes say is kept; default: nowhere. */
  readonly logs?: string | undefined;
}

/** A hub of many processes, to be taken apart: all that reaches another does so by a way that can be reset. */
export interface Cluster {
  /** The hub as it is seen through each gateway; all take the same tokens. */
  readonly gateways: readonly World[];
  /** Organisations that sign, and agreements that may be signed, with the regions that these are of. */
  readonly organisationIds: readonly string[];
  readonly agreements: readonly { readonly id: string; readonly regionCode: string }[];
  readonly postgres: KeptServer;
  readonly nats: NatsServer | undefined;
  readonly processes: {
    readonly gateways: readonly HubProcess[];
    readonly agreements: readonly HubProcess[];
    readonly organisations: HubProcess;
  };
  readonly ways: {
    /** From clients to each gateway. */
    readonly gateways: readonly Way[];
    /** From each gateway to either of the agreements services. */
    readonly agreements: readonly Way[];
    /** From everything to PostgreSQL. */
    readonly postgres: Way;
    /** From everything to nats-server. */
    readonly nats: Way | undefined;
  };
  /** The addresses of the databases themselves, and of the log on NATS. */
  readonly databaseUrl: string;
  readonly eventsDatabaseUrl: string;
  readonly natsOptions: { readonly servers: string[]; readonly stream: string } | undefined;
  /** Gives all gateways another supergraph file, with the same in it. */
  reload(): void;
  /** The same with their maps of deployments. */
  reloadMaps(): void;
  close(): Promise<void>;
}

const GATEWAYS = 3;
const SERVICES = 2;
const STREAM = 'CLUSTER_LOG';
export const AGREEMENTS = [
  { id: '12-agreement-overenskommelsen', regionCode: '12' },
  { id: '1280-agreement-overenskommelsen', regionCode: '12' },
  { id: '14-agreement-overenskommelsen', regionCode: '14' },
];

/** Starts three gateways, two agreements services on one database, organisations, and one regions service. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { backbone = 'postgres', organisations = 40 } = options;
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-test-cluster-'));
  const logs = options.logs ?? directory;
  await mkdir(logs, { recursive: true });
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.reverse()) await end();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const postgres = await startKeptServer();
    ends.push(() => postgres.stop());
    const nats =
      backbone === 'nats' ? await startNatsServer({ log: path.join(logs, 'nats-server.log') }) : undefined;
    if (nats) ends.push(() => nats.clean());
    const urls = {
      agreements: await postgres.database('agreements'),
      events: await postgres.database('events'),
      organisations: await postgres.database('organisations'),
      regions: await postgres.database('regions'),
    };
    const organisationIds = Array.from({ length: organisations }, (_, index) => `org-live-${index + 1}`);
    await prepareRegions({ databaseUrl: urls.regions, regionCode: '00' });
    await prepareOrganisations({ databaseUrl: urls.organisations, demo: true });
    await prepare({ databaseUrl: urls.agreements, eventsDatabaseUrl: urls.events, demo: true });
    await addOrganisations(urls.organisations, 'org-demo-01', organisationIds);

    const way = async (targets: readonly number[]) => {
      const made = await startWay(targets);
      ends.push(() => made.close());
      return made;
    };
    const [agreementsPorts, gatewayPorts] = [await freePorts(SERVICES), await freePorts(GATEWAYS)];
    const ways = {
      gateways: await Promise.all(gatewayPorts.map((port) => way([port]))),
      agreements: await Promise.all(gatewayPorts.map(() => way(agreementsPorts))),
      postgres: await way([Number(new URL(urls.agreements).port)]),
      nats: nats && (await way([nats.port])),
    };
    const log: Record<string, string> = ways.nats
      ? { NATS_URL: `nats://127.0.0.1:${ways.nats.port}`, NATS_STREAM: STREAM }
      : {};
    const through = Object.fromEntries(
      Object.entries(urls).map(([name, url]) => [name, ways.postgres.to(url)]),
    ) as typeof urls;

    const [hubIssuer, agreementsIssuer] = [await testIssuer(), await testIssuer('agreements')];
    const services = serviceEnvironments({
      urls: through,
      log,
      hubIssuer,
      agreementsIssuer,
      agreementsPorts,
      organisationsPort: await freePort(),
      regionsPort: await freePort(),
    });
    const issuerKey = await developmentKey();
    const graph = await writeGraph(directory, {
      agreements: ways.agreements.map(({ port }) => port),
      organisations: Number(services.organisations.PORT),
      regions: Number(services.regions.PORT),
    });
    const issuerPort = ways.gateways[0]?.port ?? 0;
    const gateways = gatewayEnvironments(gatewayPorts, {
      graph,
      eventsDatabaseUrl: through.events,
      log,
      signingKey: hubIssuer.privateKey,
      issuerKey,
      issuerPort,
    });

    const process = (name: string, folder: string, env: HubEnvironment) => {
      const made = hubProcess({ folder, env, log: path.join(logs, `${name}.log`) });
      ends.push(() => made.stop());
      return made;
    };
    const processes = {
      organisations: process('organisations', 'services/organisations', services.organisations),
      regions: process('regions', 'services/regions', services.regions),
      agreements: services.agreements.map((env, index) =>
        process(`agreements-${index}`, 'services/agreements', env),
      ),
      gateways: gateways.map((env, index) => process(`gateway-${index}`, 'gateway', env)),
    };
    await Promise.all(
      [processes.organisations, processes.regions, ...processes.agreements].map((each) => each.start()),
    );
    await Promise.all(processes.gateways.map((each) => each.start()));

    const place = { dataDir: directory, issuerKey, deployments: [] };
    const issuing = worldAt({ ...place, port: issuerPort });
    return {
      gateways: ways.gateways.map(({ port }) => ({ ...worldAt({ ...place, port }), token: issuing.token })),
      organisationIds,
      agreements: AGREEMENTS,
      postgres,
      nats,
      processes,
      ways,
      databaseUrl: urls.agreements,
      eventsDatabaseUrl: urls.events,
      natsOptions: nats && { servers: [nats.url], stream: STREAM },
      reload: graph.reload,
      reloadMaps: graph.reloadMaps,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type HubEnvironment = Record<string, string> & { readonly PORT: string };

/** With which access tokens are signed. */
async function developmentKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: 'cluster', alg: 'ES256' };
}
