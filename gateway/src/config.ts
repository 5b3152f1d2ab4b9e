import {
  type ConfigFault,
  type Environment,
  fields,
  type NatsOptions,
  natsFaults,
  natsOptionsOf,
  natsVariables,
  readConfig as readVariables,
} from '@hub/common/process';
import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';
import type { TokenIssuer } from './identity/index.js';
import { DEFAULT_LIMITS, type Limits } from './limits/index.js';
import { DEFAULT_LIVE, type LiveSettings } from './live/index.js';

/** What a gateway needs to know. `readConfig` makes it from the environment; tests make it by hand. */
export interface GatewayConfig {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Path of the composed supergraph. */
  readonly supergraph: string;
  /** Path of the map of subgraphs and placements; without one, the addresses in the supergraph are used. */
  readonly deployments?: string;
  /** Addresses of subgraphs by name, in place of those in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /** The private key (Ed25519 JWK) that signs the identity for the services; without one no identity is sent. */
  readonly signingKey?: JWK & { kid: string };
  /** Whose access tokens are believed; without one only anonymous callers are served. */
  readonly tokenIssuer?: TokenIssuer;
  /** The database of the event log, from which revoked rights are read; without one, and without NATS, none is followed. */
  readonly eventsDatabaseUrl?: string;
  /** Where that log is on NATS, in place of the database. */
  readonly nats?: NatsOptions;
  /** Milliseconds for which roles are believed while that log can't be read; 60,000 by default. */
  readonly rightsMaxStaleness?: number;
  /** Foreign web origins that may ask, as `https://host`; `*` for all. Its own origin always may. */
  readonly allowedOrigins: readonly string[];
  /** Addresses or networks (CIDR) of proxies whose forwarding headers and request ids are believed. */
  readonly trustedProxies: readonly string[];
  /** Folder of named operations to offer in GraphiQL. */
  readonly operations?: string;
  /** Whether the hub's own page is at `/`; default true. Without it, `/` leads to GraphiQL. */
  readonly dashboard?: boolean;
  /** Whether the data is a demonstration: the page says so. */
  readonly demo: boolean;
  readonly logLevel: z.output<typeof fields.logLevel>;
  readonly limits: Limits;
  /** What live clients may do; what is not said is as in `DEFAULT_LIVE`. */
  readonly live?: Partial<LiveSettings>;
  /** Milliseconds that one operation may take. */
  readonly requestTimeout: number;
  /** Milliseconds that a placement's answer may take, where the map of deployments says nothing else. */
  readonly placementDeadline?: number;
  /** Milliseconds that the answer of a subgraph that is not placed may take, likewise. */
  readonly subgraphDeadline?: number;
  /** When a deployment that fails is skipped, and for how long. */
  readonly breaker?: { readonly failures?: number; readonly pause?: number };
  /** Milliseconds that requests in flight get to finish when the gateway stops, and live clients to go. */
  readonly stopTimeout: number;
}

/**
 * Reads the gateway's configuration.
 *
 * @param env the environment; an empty variable counts as absent.
 * @throws {ConfigError} with all faults together.
 */
export function readConfig(env: Environment = process.env): GatewayConfig {
  const values = readVariables(VARIABLES, env, (read) => [...issuerFaults(read, env), ...natsFaults(read)]);
  const { DEPLOYMENTS, SIGNING_KEY, OPERATIONS } = values;
  const tokenIssuer = tokenIssuerOf(values);
  const nats = natsOptionsOf(values);
  return {
    port: values.PORT,
    host: values.HOST,
    supergraph: values.SUPERGRAPH,
    ...(DEPLOYMENTS !== undefined && { deployments: DEPLOYMENTS }),
    ...(SIGNING_KEY !== undefined && { signingKey: SIGNING_KEY }),
    ...(tokenIssuer && { tokenIssuer }),
    ...(values.EVENTS_DATABASE_URL !== undefined && { eventsDatabaseUrl: values.EVENTS_DATABASE_URL }),
    ...(nats && { nats }),
    rightsMaxStaleness: values.RIGHTS_MAX_STALENESS,
    allowedOrigins: values.ALLOWED_ORIGINS ?? [`http://localhost:${values.PORT}`],
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    ...(OPERATIONS !== undefined && { operations: OPERATIONS }),
    demo: values.DEMO,
    logLevel: values.LOG_LEVEL,
    limits: {
      tokens: values.MAX_TOKENS,
      nesting: values.MAX_NESTING,
      depth: values.MAX_DEPTH,
      fields: values.MAX_FIELDS,
      aliases: values.MAX_ALIASES,
      directives: values.MAX_DIRECTIVES,
      rootFields: values.MAX_ROOT_FIELDS,
      cost: values.MAX_COST,
    },
    live: {
      connectionsPerAddress: values.LIVE_CONNECTIONS_PER_ADDRESS,
      connectionsPerIdentity: values.LIVE_CONNECTIONS_PER_IDENTITY,
      operations: values.LIVE_OPERATIONS,
      initTimeout: values.LIVE_INIT_TIMEOUT,
      maxMessage: values.LIVE_MAX_MESSAGE,
      backlog: values.LIVE_BACKLOG,
      stallTimeout: values.LIVE_STALL_TIMEOUT,
      pingInterval: values.LIVE_PING_INTERVAL,
      drainSpread: values.DRAIN_SPREAD,
    },
    requestTimeout: values.REQUEST_TIMEOUT,
    placementDeadline: values.PLACEMENT_DEADLINE,
    subgraphDeadline: values.SUBGRAPH_DEADLINE,
    breaker: { failures: values.BREAKER_FAILURES, pause: values.BREAKER_PAUSE },
    stopTimeout: values.STOP_TIMEOUT,
  };
}

/** Bytes. */
const LARGEST = 16_777_216;

const text = z.string().trim().min(1);
const ADDRESS = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const VARIABLES = z.object({
  PORT: fields.port.default(4000).describe(fields.port.description ?? ''),
  HOST: fields.host,
  SUPERGRAPH: text.describe('the path of the composed supergraph'),
  DEPLOYMENTS: text.optional().describe('the path of the map of subgraphs and placements'),
  SIGNING_KEY: fields.signingKey.optional().describe('a private Ed25519 key as JWK JSON, with its kid'),
  OIDC_ISSUER: text.optional().describe('the name of the token issuer'),
  OIDC_AUDIENCE: text.optional().describe('the audience that tokens must name'),
  OIDC_JWKS: fields.httpUrl.optional().describe("the http(s) address of the issuer's public keys"),
  OIDC_ROLES_CLAIM: text
    .default('roles')
    .describe('the claim that holds the roles, such as realm_access.roles'),
  OIDC_CLOCK_TOLERANCE: integer(300, 0).default(5).describe('seconds, a whole number from 0 to 300'),
  DEV_ISSUER_KEYS: fields.issuerKeys
    .optional()
    .describe('the public keys of the development issuer as JWKS JSON'),
  EVENTS_DATABASE_URL: fields.databaseUrl.optional().describe(fields.databaseUrl.description ?? ''),
  ...natsVariables,
  RIGHTS_MAX_STALENESS: milliseconds(60_000),
  ALLOWED_ORIGINS: list(z.union([z.literal('*'), z.string().refine(isOrigin)])).describe(
    'origins such as https://portal.example, separated by commas, or *',
  ),
  TRUSTED_PROXIES: list(ADDRESS).describe('addresses or networks such as 10.0.0.0/8, separated by commas'),
  OPERATIONS: text.optional().describe('the path of a folder of named operations'),
  DEMO: fields.flag,
  LOG_LEVEL: fields.logLevel,
  MAX_TOKENS: limit(DEFAULT_LIMITS.tokens),
  MAX_NESTING: limit(DEFAULT_LIMITS.nesting),
  MAX_DEPTH: limit(DEFAULT_LIMITS.depth),
  MAX_FIELDS: limit(DEFAULT_LIMITS.fields),
  MAX_ALIASES: limit(DEFAULT_LIMITS.aliases),
  MAX_DIRECTIVES: limit(DEFAULT_LIMITS.directives),
  MAX_ROOT_FIELDS: limit(DEFAULT_LIMITS.rootFields),
  MAX_COST: limit(DEFAULT_LIMITS.cost),
  LIVE_CONNECTIONS_PER_ADDRESS: limit(DEFAULT_LIVE.connectionsPerAddress),
  LIVE_CONNECTIONS_PER_IDENTITY: limit(DEFAULT_LIVE.connectionsPerIdentity),
  LIVE_OPERATIONS: limit(DEFAULT_LIVE.operations),
  LIVE_INIT_TIMEOUT: milliseconds(DEFAULT_LIVE.initTimeout),
  LIVE_MAX_MESSAGE: bytes(DEFAULT_LIVE.maxMessage),
  LIVE_BACKLOG: bytes(DEFAULT_LIVE.backlog),
  LIVE_STALL_TIMEOUT: milliseconds(DEFAULT_LIVE.stallTimeout),
  LIVE_PING_INTERVAL: milliseconds(DEFAULT_LIVE.pingInterval),
  DRAIN_SPREAD: milliseconds(DEFAULT_LIVE.drainSpread),
  REQUEST_TIMEOUT: milliseconds(15_000),
  PLACEMENT_DEADLINE: milliseconds(1_000),
  SUBGRAPH_DEADLINE: milliseconds(5_000),
  BREAKER_FAILURES: limit(5),
  BREAKER_PAUSE: milliseconds(5_000),
  STOP_TIMEOUT: milliseconds(10_000),
});

type Values = z.output<typeof VARIABLES>;

/** One issuer or none, named in full; the development issuer never in production. */
function issuerFaults(values: Partial<Values>, env: Environment): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const given = (name: string) => (env[name] ?? '') !== '';
  const missing = (name: string, wanted: string) => faults.push({ name, got: undefined, wanted });
  if (!['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS', 'DEV_ISSUER_KEYS'].some(given)) return [];
  if (values.DEV_ISSUER_KEYS && env.NODE_ENV === 'production') {
    faults.push({
      name: 'DEV_ISSUER_KEYS',
      got: 'keys while NODE_ENV is production',
      wanted: 'nothing in production: anyone with the development key could act as anyone; set OIDC_JWKS',
    });
  }
  if (values.DEV_ISSUER_KEYS && values.OIDC_JWKS !== undefined) {
    faults.push({
      name: 'OIDC_JWKS',
      got: values.OIDC_JWKS,
      wanted: 'nothing where DEV_ISSUER_KEYS is set: one issuer',
    });
  }
  for (const name of ['OIDC_ISSUER', 'OIDC_AUDIENCE'] as const) {
    if (!given(name)) {
      missing(name, `${VARIABLES.shape[name].description}, since other variables of the issuer are set`);
    }
  }
  if (!given('OIDC_JWKS') && !given('DEV_ISSUER_KEYS')) {
    missing(
      'OIDC_JWKS',
      `${VARIABLES.shape.OIDC_JWKS.description}, since OIDC_ISSUER or OIDC_AUDIENCE is set`,
    );
  }
  return faults;
}

function tokenIssuerOf(values: Values): TokenIssuer | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS, DEV_ISSUER_KEYS } = values;
  const keys: URL | JSONWebKeySet | undefined =
    OIDC_JWKS === undefined ? DEV_ISSUER_KEYS : new URL(OIDC_JWKS);
  return issuer === undefined || audience === undefined || keys === undefined
    ? undefined
    : {
        issuer,
        audience,
        keys,
        rolesClaim: values.OIDC_ROLES_CLAIM,
        clockTolerance: values.OIDC_CLOCK_TOLERANCE,
      };
}

function limit(standard: number) {
  return integer(1_000_000).default(standard).describe('a whole number from 1 to 1000000');
}

function bytes(standard: number) {
  return integer(LARGEST, 1_024).default(standard).describe(`bytes, a whole number from 1024 to ${LARGEST}`);
}

function milliseconds(standard: number) {
  return integer(600_000).default(standard).describe('milliseconds, a whole number from 1 to 600000');
}

function integer(max: number, min = 1) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

function list<Output>(item: z.ZodType<Output, string>) {
  return z
    .string()
    .transform((given) =>
      given
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item))
    .optional();
}

function isOrigin(given: string): boolean {
  return URL.canParse(given) && new URL(given).origin === given;
}
