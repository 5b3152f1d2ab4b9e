import { HubFailure } from './failure.js';
import { badPortsOf } from './hub/bad-ports.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says to the launcher and to the token command. */
export interface LauncherConfig {
  /** HUB_PORT, default 4000: the gateway's port; the other processes' ports follow from it. */
  readonly port: number;
  /** HUB_HOST, default 127.0.0.1: the address the gateway listens on. */
  readonly host: string;
  /** HUB_DATA_DIR; undefined: the default place, see data-directory.ts. */
  readonly dataDir: string | undefined;
  /** DATABASE_URL: a PostgreSQL server to use; undefined: the embedded one. */
  readonly databaseUrl: string | undefined;
  /** HUB_GATEWAYS: the origins of gateways beside the local one that serve the same hub. */
  readonly gateways: readonly string[];
  /** NODE_ENV is production: there is no development issuer then. */
  readonly production: boolean;
  /** Variables that the processes get as they are. */
  readonly passedOn: Readonly<Record<string, string>>;
  /** NATS_URL and what belongs to it, for the processes that write or read the change log; empty where it is in PostgreSQL. */
  readonly nats: Readonly<Record<string, string>>;
}

/** The highest port a deployment may take is HUB_PORT + 199 (regions take HUB_PORT + 100 + code). */
const HIGHEST_PORT = 65_535 - 199;

const PASSED_ON_TO_ALL = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'NODE_ENV',
  'NODE_EXTRA_CA_CERTS',
  'LOG_LEVEL',
  'EVENTS_RETENTION_HOURS',
];

/** Variables of the gateway that the launcher does not set itself. */
const PASSED_ON_TO_GATEWAY = [
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'OIDC_JWKS',
  'OIDC_ROLES_CLAIM',
  'OIDC_CLOCK_TOLERANCE',
  'RIGHTS_MAX_STALENESS',
  'ALLOWED_ORIGINS',
  'TRUSTED_PROXIES',
  'MAX_TOKENS',
  'MAX_NESTING',
  'MAX_DEPTH',
  'MAX_FIELDS',
  'MAX_ALIASES',
  'MAX_DIRECTIVES',
  'MAX_ROOT_FIELDS',
  'MAX_COST',
  'PLACEMENT_DEADLINE',
  'SUBGRAPH_DEADLINE',
  'BREAKER_FAILURES',
  'BREAKER_PAUSE',
  'REQUEST_TIMEOUT',
  'STOP_TIMEOUT',
  'LIVE_CONNECTIONS_PER_ADDRESS',
  'LIVE_CONNECTIONS_PER_IDENTITY',
  'LIVE_OPERATIONS',
  'LIVE_INIT_TIMEOUT',
  'LIVE_MAX_MESSAGE',
  'LIVE_BACKLOG',
  'LIVE_STALL_TIMEOUT',
  'LIVE_PING_INTERVAL',
  'DRAIN_SPREAD',
];

/** Variables that say where NATS is. */
const OF_NATS = [
  'NATS_URL',
  'NATS_STREAM',
  'NATS_REPLICAS',
  'NATS_TOKEN',
  'NATS_USER',
  'NATS_PASSWORD',
  'NATS_NKEY_FILE',
  'NATS_CREDS_FILE',
  'NATS_TLS_CA_FILE',
  'NATS_TLS_CERT_FILE',
  'NATS_TLS_KEY_FILE',
];

/**
 * Reads the launcher's configuration; an empty variable counts as absent.
 *
 * @throws {HubFailure} naming every variable that does not do, what it holds and what is wanted.
 */
export function readConfig(env: Environment = process.env): LauncherConfig {
  const faults: string[] = [];
  const port = Number(env.HUB_PORT || 4000);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) {
    faults.push(`HUB_PORT is "${env.HUB_PORT}", wanted a whole number from 1 to ${HIGHEST_PORT}`);
  } else {
    for (const bad of badPortsOf(port)) {
      const place = bad.port === port ? '' : ` (HUB_PORT + ${bad.port - port})`;
      faults.push(
        `HUB_PORT is "${port}": browsers and fetch refuse port ${bad.port} of the ${bad.name}${place}, wanted another number`,
      );
    }
  }
  if (env.DATABASE_URL && !isPostgresUrl(env.DATABASE_URL)) {
    faults.push('DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database');
  }
  const gateways = (env.HUB_GATEWAYS ?? '').split(',').flatMap((given) => given.trim() || []);
  for (const gateway of gateways) if (!isHttpUrl(gateway)) faults.push(`HUB_GATEWAYS ${notHttp(gateway)}`);
  if (faults.length > 0) throw new HubFailure(faults.join('; '));
  return {
    port,
    host: env.HUB_HOST || '127.0.0.1',
    dataDir: env.HUB_DATA_DIR || undefined,
    databaseUrl: env.DATABASE_URL || undefined,
    gateways: gateways.map(originOf),
    production: env.NODE_ENV === 'production',
    passedOn: only(env, PASSED_ON_TO_ALL),
    nats: env.NATS_URL ? only(env, OF_NATS) : {},
  };
}

/**
 * The origin of a gateway's address.
 *
 * @throws {HubFailure} where it is no http(s) address.
 */
export function gatewayOrigin(given: string): string {
  if (!isHttpUrl(given)) throw new HubFailure(notHttp(given));
  return originOf(given);
}

/** The gateway's own variables, as the environment has them. */
export const gatewayVariables = (env: Environment = process.env): Record<string, string> =>
  only(env, PASSED_ON_TO_GATEWAY);

/** What the demonstration process is given by the launcher. */
export interface DemoConfig {
  /** HUB_URL: the gateway's GraphQL endpoint. */
  readonly url: string;
  /** ISSUER and ISSUER_KEY: whom its tokens are from, and the private key (JWK) they are signed with. */
  readonly issuer: string;
  readonly issuerKey: string;
}

/** Reads the demonstration's configuration, which only the launcher makes. */
export function readDemoConfig(env: Environment = process.env): DemoConfig {
  const { HUB_URL: url, ISSUER: issuer, ISSUER_KEY: issuerKey } = env;
  if (!url || !issuer || !issuerKey)
    throw new HubFailure('the demonstration is started by `npm start -- --demo`');
  return { url, issuer, issuerKey };
}

/** Which hub a list is imported to, where the command does not say. */
export interface ImportConfig {
  /** The GraphQL endpoint of the hub of this machine, by HUB_PORT. */
  readonly url: string;
  /** HUB_TOKEN: an access token; undefined where it is not set. Others can read a command line, but not this. */
  readonly token: string | undefined;
}

/** Reads the import's configuration. @throws {HubFailure} as {@link readConfig}. */
export function readImportConfig(env: Environment = process.env): ImportConfig {
  return {
    url: `http://localhost:${readConfig(env).port}/graphql`,
    token: env.HUB_TOKEN?.trim() || undefined,
  };
}

function only(env: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

const isHttpUrl = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

const originOf = (address: string): string => new URL(address).origin;

const notHttp = (given: string): string =>
  `names "${given}", wanted the address of a gateway such as https://gateway-2.example`;
