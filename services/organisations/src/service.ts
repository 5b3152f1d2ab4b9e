import {
  createBackbone,
  createLogger,
  createServer,
  type Logger,
  type Service,
  startRelay,
} from '@hub/common';
import type { ServiceConfig } from './config.js';
import { createContext } from './context.js';
import { dataSourceFor } from './data-source.js';
import { organisations } from './schema.js';

const HOUR_MS = 60 * 60 * 1_000;

/** The organisations service: the register, its writes, who lost a right, and what others need to hear of it. */
export function createService(
  config: ServiceConfig,
  log: Logger = createLogger({ level: config.logLevel, deployment: config.deployment }),
): Service {
  const { port, host, deployment, trustedKeys, databaseUrl } = config;
  /** What stop() undoes, the last one first. */
  const started: { stop(): Promise<void> }[] = [];
  const onError = (error: unknown) =>
    log.warn({ err: error }, 'the change log can’t be reached; trying again');

  return {
    async start() {
      const backbone = createBackbone(config, { onError });
      if (!backbone) throw new Error('no change log is configured');
      started.push({ stop: () => backbone.close() });
      const server = createServer({
        port,
        host,
        deployment,
        trustedKeys,
        answersRetentionDays: config.answersRetentionDays,
        logger: log,
        dataSource: dataSourceFor(databaseUrl, { logger: log, applicationName: deployment }),
        subgraphs: [{ name: 'organisations', path: '/graphql', schema: organisations().schema }],
        context: createContext,
      });
      started.push(server);
      const listening = await server.start();
      const retentionMs = config.eventsRetentionHours * HOUR_MS;
      // Stopped before the server: what is written meanwhile is copied by the next process.
      started.push(startRelay({ source: deployment, url: databaseUrl, backbone, onError, retentionMs }));
      return listening;
    },

    async stop() {
      for (let part = started.pop(); part; part = started.pop()) await part.stop();
    },
  };
}
