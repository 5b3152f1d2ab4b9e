import { z } from 'zod';
import { fields, readConfig } from '../config/index.js';
import type { HistoryPlace } from '../history/index.js';

/** The database that `check`, `dump` and `load` work on, from the environment. @throws ConfigError where it is not named. */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  return readConfig(z.object({ DATABASE_URL: fields.databaseUrl }), env).DATABASE_URL;
}

/**
 * What `verify`, `person-dump` and `person-erase` run with in a service that signs no checkpoints, from the environment.
 *
 * @throws ConfigError with every fault.
 */
export function readHistoryPlace(env: NodeJS.ProcessEnv = process.env): HistoryPlace {
  const values = readConfig(
    z.object({ DEPLOYMENT: fields.deployment, DATABASE_URL: fields.databaseUrl }),
    env,
  );
  return { deployment: values.DEPLOYMENT, databaseUrl: values.DATABASE_URL };
}
