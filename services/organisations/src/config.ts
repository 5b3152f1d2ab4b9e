import { fields, readConfig } from '@hub/common';
import { z } from 'zod';

/** What the service runs with. */
export type ServiceConfig = ReturnType<typeof readServiceConfig>;

/** @throws ConfigError with every fault. */
export function readServiceConfig(env: NodeJS.ProcessEnv = process.env) {
  const values = readConfig(
    z.object({
      PORT: fields.port,
      HOST: fields.host,
      DEPLOYMENT: fields.deployment,
      DATABASE_URL: fields.databaseUrl,
      EVENTS_DATABASE_URL: fields.databaseUrl,
      EVENTS_RETENTION_HOURS: fields.retentionHours,
      TRUSTED_KEYS: fields.trustedKeys,
      LOG_LEVEL: fields.logLevel,
      ANSWERS_RETENTION_DAYS: fields.answersRetentionDays,
    }),
    env,
  );
  return {
    port: values.PORT,
    host: values.HOST,
    deployment: values.DEPLOYMENT,
    databaseUrl: values.DATABASE_URL,
    eventsDatabaseUrl: values.EVENTS_DATABASE_URL,
    eventsRetentionHours: values.EVENTS_RETENTION_HOURS,
    trustedKeys: values.TRUSTED_KEYS,
    logLevel: values.LOG_LEVEL,
    answersRetentionDays: values.ANSWERS_RETENTION_DAYS,
  };
}

/** What `prepare` runs with, from the environment. */
export function readPrepareConfig(env: NodeJS.ProcessEnv = process.env) {
  const values = readConfig(z.object({ DATABASE_URL: fields.databaseUrl, DEMO: fields.flag }), env);
  return { databaseUrl: values.DATABASE_URL, demo: values.DEMO };
}
