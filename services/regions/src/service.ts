import { createLogger, createServer, type Logger, type Service } from '@hub/common';
import type { ServiceConfig } from './config.js';
import { createContext } from './context.js';
import { dataSourceFor } from './data-source.js';
import { activities, territories } from './schema.js';

/** One deployment of the regions service: Sweden or one region, on a database of its own. */
export function createService(
  config: ServiceConfig,
  log: Logger = createLogger({ level: config.logLevel, deployment: config.deployment }),
): Service {
  const { port, host, deployment, trustedKeys, regionCode, databaseUrl } = config;
  return createServer({
    port,
    host,
    deployment,
    trustedKeys,
    answersRetentionDays: config.answersRetentionDays,
    logger: log,
    dataSource: dataSourceFor(databaseUrl, { logger: log, applicationName: deployment }),
    subgraphs: [
      { name: 'territories', path: '/territories', schema: territories().schema },
      { name: 'activities', path: '/activities', schema: activities().schema },
    ],
    context: (base) => createContext(base, regionCode),
  });
}
