import { createLogger, createServer, type Logger, type Service } from '@hub/common';
import type { ServiceConfig } from './config.js';
import { createContext } from './context.js';
import { dataSourceFor } from './data-source.js';
import { organisations } from './schema.js';

/** The organisations service. */
export function createService(
  config: ServiceConfig,
  log: Logger = createLogger({ level: config.logLevel, deployment: config.deployment }),
): Service {
  const { port, host, deployment, trustedKeys, databaseUrl } = config;
  return createServer({
    port,
    host,
    deployment,
    trustedKeys,
    logger: log,
    dataSource: dataSourceFor(databaseUrl, { logger: log, applicationName: deployment }),
    subgraphs: [{ name: 'organisations', path: '/graphql', schema: organisations().schema }],
    context: createContext,
  });
}
