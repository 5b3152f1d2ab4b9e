import {
  createBackbone,
  createCheckpoints,
  createIdentitySigner,
  createLogger,
  createServer,
  type Logger,
  type Service,
  startCheckpoints,
  startRelay,
  startTail,
} from '@hub/common';
import { createOrganisationsClient } from './clients/organisations-client.js';
import type { ServiceConfig } from './config.js';
import { createContext, type Shared } from './context.js';
import { dataSourceFor } from './data-source.js';
import { createLive } from './live/live.js';
import { followMerges } from './merges/follow-merges.js';
import { agreements } from './schema.js';

const HOUR_MS = 60 * 60 * 1_000;
/** Connections: signings of different agreements wait for the disk beside each other. */
const POOL_SIZE = 20;

/** The agreements service: the register, its writes, and its change log. */
export function createService(
  config: ServiceConfig,
  log: Logger = createLogger({ level: config.logLevel, deployment: config.deployment }),
): Service {
  const { port, host, deployment, trustedKeys, databaseUrl, eventsDatabaseUrl } = config;
  /** What stop() undoes, the last one first. */
  const started: { stop(): Promise<void> }[] = [];
  const onError = (error: unknown) =>
    log.warn({ err: error }, 'the change log can’t be reached; trying again');

  return {
    async start() {
      const backbone = createBackbone(config, { onError });
      started.push({ stop: () => backbone.close() });
      // Reading and signing go on without the log; the relay keeps trying.
      await backbone.prepare().catch(onError);
      const tail = startTail({ backbone, onError });
      started.push(tail);

      const checkpoints = createCheckpoints({
        url: eventsDatabaseUrl,
        source: deployment,
        signingKey: config.signingKey,
        formerKeys: config.formerSigningKeys,
        onError,
      });
      started.push({ stop: () => checkpoints.close() });

      const organisations = createOrganisationsClient({
        url: config.organisationsUrl,
        timeoutMs: config.organisationsTimeout,
        sign: createIdentitySigner(config.signingKey),
      });
      const dataSource = dataSourceFor(databaseUrl, {
        logger: log,
        applicationName: deployment,
        poolSize: POOL_SIZE,
      });
      const live = createLive({ tail, backbone, source: deployment, dataSource });
      const shared: Shared = { checkpoints, live, organisations };
      let signing: ReturnType<typeof startCheckpoints> | undefined;
      const server = createServer({
        port,
        host,
        deployment,
        trustedKeys,
        answersRetentionDays: config.answersRetentionDays,
        logger: log,
        dataSource,
        subgraphs: [
          { name: 'agreements', path: '/graphql', schema: agreements().schema, subscriptions: true },
        ],
        context: (base) => createContext(base, shared),
        counters: [
          {
            name: 'hub_histories_not_signed_total',
            help: 'Times that a history got no checkpoint, since it is not as it was written or its place does not take it.',
            value: () => signing?.refused() ?? 0,
          },
        ],
      });
      // Stopped after the server, which ends what is being written: that gets its checkpoint too.
      started.push({ stop: async () => signing?.stop() });
      started.push(server);
      const listening = await server.start();

      const retentionMs = config.eventsRetentionHours * HOUR_MS;
      const relay = startRelay({ source: deployment, url: databaseUrl, backbone, onError, retentionMs });
      // Stopped before the server: what is signed meanwhile is copied by the next process.
      started.push(relay);
      started.push(
        followMerges({
          dataSource: dataSourceFor(databaseUrl, { logger: log, applicationName: 'merges', poolSize: 1 }),
          backbone,
          organisations,
          log,
          onError,
        }),
      );
      signing = startCheckpoints({
        url: databaseUrl,
        checkpoints,
        onError,
        onRefused: (chain, error) =>
          log.error({ code: 'HISTORY_BROKEN', err: error, chain }, 'a history can’t be signed'),
      });
      return listening;
    },

    async stop() {
      for (let part = started.pop(); part; part = started.pop()) await part.stop();
    },
  };
}
