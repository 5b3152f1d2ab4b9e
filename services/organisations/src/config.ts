import { type ConfigFault, fields, natsFaults, natsOptionsOf, natsVariables, readConfig } from '@hub/common';
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
      EVENTS_DATABASE_URL: fields.databaseUrl.optional().describe(fields.databaseUrl.description ?? ''),
      ...natsVariables,
      EVENTS_RETENTION_HOURS: fields.retentionHours,
      TRUSTED_KEYS: fields.trustedKeys,
      LOG_LEVEL: fields.logLevel,
      ANSWERS_RETENTION_DAYS: fields.answersRetentionDays,
    }),
    env,
    (read) => [...natsFaults(read), ...logFaults(env)],
  );
  const nats = natsOptionsOf(values);
  return {
    port: values.PORT,
    host: values.HOST,
    deployment: values.DEPLOYMENT,
    databaseUrl: values.DATABASE_URL,
    /** Where the change log is: on NATS where that is named. */
    ...(nats && { nats }),
    ...(values.EVENTS_DATABASE_URL !== undefined && { eventsDatabaseUrl: values.EVENTS_DATABASE_URL }),
    eventsRetentionHours: values.EVENTS_RETENTION_HOURS,
    trustedKeys: values.TRUSTED_KEYS,
    logLevel: values.LOG_LEVEL,
    answersRetentionDays: values.ANSWERS_RETENTION_DAYS,
  };
}

/** The log is somewhere. */
function logFaults(env: NodeJS.ProcessEnv): ConfigFault[] {
  return env.EVENTS_DATABASE_URL || env.NATS_URL
    ? []
    : [
        {
          name: 'EVENTS_DATABASE_URL',
          got: undefined,
          wanted: `${fields.databaseUrl.description}, since NATS_URL is not set either`,
        },
      ];
}

/** What `prepare` runs with, from the environment. */
export function readPrepareConfig(env: NodeJS.ProcessEnv = process.env) {
  const values = readConfig(z.object({ DATABASE_URL: fields.databaseUrl, DEMO: fields.flag }), env);
  return { databaseUrl: values.DATABASE_URL, demo: values.DEMO };
}
