import { createHash } from 'node:crypto';
import { gatewayVariables, type LauncherConfig } from '../config.js';
import { checkout } from '../data-directory.js';
import { type Keys, publicKeys } from '../keys.js';
import { AUDIENCE, developmentIssuer } from '../token/make-token.js';
import { type DatabaseUrls, servingRole } from './databases.js';
import { urlOf } from './loading.js';
import { type Deployment, endpointOf, type Plan, readersOf } from './plan.js';

type Environment = Record<string, string>;

/** A service's environment: its own database and keys, and nothing of another's. */
export function serviceEnvironment(
  deployment: Deployment,
  plan: Plan,
  config: LauncherConfig,
  keys: Keys,
  urls: DatabaseUrls,
): Environment {
  const trusted = deployment.service === 'organisations' ? [keys.gateway, keys.agreements] : [keys.gateway];
  return {
    ...config.passedOn,
    PORT: String(deployment.port),
    HOST: '127.0.0.1',
    DEPLOYMENT: deployment.name,
    DATABASE_URL: urlOf(urls, servingRole(deployment.database)),
    TRUSTED_KEYS: publicKeys(...trusted),
    ...(deployment.region && { REGION_CODE: deployment.region.code }),
    ...(deployment.eventsDatabase && {
      EVENTS_DATABASE_URL: urlOf(urls, servingRole(deployment.eventsDatabase)),
      ...natsEnvironment(plan, config, keys),
    }),
    ...(deployment.service === 'agreements' && {
      ORGANISATIONS_URL: endpointOf(plan, 'organisations'),
      SIGNING_KEY: JSON.stringify(keys.agreements),
      ...(keys.agreementsFormer.length > 0 && { FORMER_SIGNING_KEYS: publicKeys(...keys.agreementsFormer) }),
    }),
  };
}

/** The gateway's environment. In production it believes the issuer that the environment names, else our own. */
export function gatewayEnvironment(
  plan: Plan,
  config: LauncherConfig,
  keys: Keys,
  options: { deploymentsFile: string; demo: boolean; urls: DatabaseUrls },
): Environment {
  const given = gatewayVariables();
  const [reader = ''] = readersOf(plan).keys();
  const development = !config.production && given.OIDC_JWKS === undefined;
  return {
    ...config.passedOn,
    ...given,
    PORT: String(plan.gatewayPort),
    HOST: config.host,
    SUPERGRAPH: `${checkout}/schema/supergraph.graphql`,
    DEPLOYMENTS: options.deploymentsFile,
    OPERATIONS: `${checkout}/schema/operations`,
    SIGNING_KEY: JSON.stringify(keys.gateway),
    EVENTS_DATABASE_URL: urlOf(options.urls, reader),
    ...natsEnvironment(plan, config, keys),
    DEMO: String(options.demo),
    ...(development && {
      OIDC_ISSUER: developmentIssuer(plan.gatewayPort),
      OIDC_AUDIENCE: AUDIENCE,
      DEV_ISSUER_KEYS: publicKeys(keys.issuer),
    }),
  };
}

/**
 * Where NATS is, if it is used. A hub that is made anew numbers its events from the beginning, so its log is another one:
 * where nobody names the stream, it is called after the hub's key.
 */
export function natsEnvironment(plan: Plan, { nats }: LauncherConfig, keys: Keys): Environment {
  if (nats.NATS_URL === undefined) return {};
  const [eventsDatabase = ''] = readersOf(plan).values();
  const hub = createHash('sha256').update(publicKeys(keys.gateway)).digest('hex').slice(0, 8);
  const stream = `${eventsDatabase.replace(/_events$/, '_log')}_${hub}`.toUpperCase();
  return { NATS_STREAM: stream, ...nats };
}

/** The demonstration process's environment. */
export function demoEnvironment(plan: Plan, config: LauncherConfig, keys: Keys): Environment {
  return {
    ...config.passedOn,
    HUB_URL: `http://127.0.0.1:${plan.gatewayPort}/graphql`,
    ISSUER: developmentIssuer(plan.gatewayPort),
    ISSUER_KEY: JSON.stringify(keys.issuer),
  };
}
