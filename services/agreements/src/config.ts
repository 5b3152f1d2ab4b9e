import { fields, type HistoryPlace, natsFaults, natsOptionsOf, natsVariables, readConfig } from '@hub/common';
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
      ...natsVariables,
      EVENTS_RETENTION_HOURS: fields.retentionHours,
      TRUSTED_KEYS: fields.trustedKeys,
      LOG_LEVEL: fields.logLevel,
      ANSWERS_RETENTION_DAYS: fields.answersRetentionDays,
      ORGANISATIONS_URL: fields.httpUrl,
      ORGANISATIONS_TIMEOUT: fields.timeout,
      SIGNING_KEY: fields.signingKey,
      FORMER_SIGNING_KEYS: fields.trustedKeys.optional(),
    }),
    env,
    natsFaults,
  );
  const nats = natsOptionsOf(values);
  return {
    port: values.PORT,
    host: values.HOST,
    deployment: values.DEPLOYMENT,
    databaseUrl: values.DATABASE_URL,
    /** Where the change log is, if not in the events database; the checkpoints of histories are there in any case. */
    ...(nats && { nats }),
    eventsDatabaseUrl: values.EVENTS_DATABASE_URL,
    eventsRetentionHours: values.EVENTS_RETENTION_HOURS,
    trustedKeys: values.TRUSTED_KEYS,
    logLevel: values.LOG_LEVEL,
    answersRetentionDays: values.ANSWERS_RETENTION_DAYS,
    organisationsUrl: values.ORGANISATIONS_URL,
    organisationsTimeout: values.ORGANISATIONS_TIMEOUT,
    signingKey: values.SIGNING_KEY,
    /** Public keys that it signed the checkpoints of its histories with before. */
    formerSigningKeys: values.FORMER_SIGNING_KEYS?.keys ?? [],
  };
}

/** What `verify`, `person-dump` and `person-erase` run with, from the environment. */
export function readHistoryPlace(env: NodeJS.ProcessEnv = process.env): HistoryPlace {
  const values = readConfig(
    z.object({
      DEPLOYMENT: fields.deployment,
      DATABASE_URL: fields.databaseUrl,
      EVENTS_DATABASE_URL: fields.databaseUrl,
      SIGNING_KEY: fields.signingKey,
      FORMER_SIGNING_KEYS: fields.trustedKeys.optional(),
    }),
    env,
  );
  const { d: _private, ...publicKey } = values.SIGNING_KEY;
  return {
    deployment: values.DEPLOYMENT,
    databaseUrl: values.DATABASE_URL,
    checkpoints: {
      url: values.EVENTS_DATABASE_URL,
      keys: [publicKey, ...(values.FORMER_SIGNING_KEYS?.keys ?? [])],
    },
  };
}

/** What `prepare` runs with, from the environment. */
export function readPrepareConfig(env: NodeJS.ProcessEnv = process.env) {
  const values = readConfig(
    z.object({
      DATABASE_URL: fields.databaseUrl,
      EVENTS_DATABASE_URL: fields.databaseUrl.optional(),
      DEMO: fields.flag,
    }),
    env,
  );
  return {
    databaseUrl: values.DATABASE_URL,
    ...(values.EVENTS_DATABASE_URL === undefined ? {} : { eventsDatabaseUrl: values.EVENTS_DATABASE_URL }),
    demo: values.DEMO,
  };
}
