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
      TRUSTED_KEYS: fields.trustedKeys,
      LOG_LEVEL: fields.logLevel,
      ANSWERS_RETENTION_DAYS: fields.answersRetentionDays,
      REGION_CODE: fields.regionCode,
    }),
    env,
  );
  return {
    port: values.PORT,
    host: values.HOST,
    deployment: values.DEPLOYMENT,
    databaseUrl: values.DATABASE_URL,
    trustedKeys: values.TRUSTED_KEYS,
    logLevel: values.LOG_LEVEL,
    answersRetentionDays: values.ANSWERS_RETENTION_DAYS,
    regionCode: values.REGION_CODE,
  };
}

/** What `prepare` runs with, from the environment. */
export function readPrepareConfig(env: NodeJS.ProcessEnv = process.env) {
  const values = readConfig(
    z.object({
      DATABASE_URL: fields.databaseUrl,
      REGION_CODE: fields.regionCode,
      JOINED_REGION_CODES: fields.regionCodes,
      DEMO: fields.flag,
    }),
    env,
  );
  return {
    databaseUrl: values.DATABASE_URL,
    regionCode: values.REGION_CODE,
    joinedRegionCodes: values.JOINED_REGION_CODES,
    demo: values.DEMO,
  };
}
