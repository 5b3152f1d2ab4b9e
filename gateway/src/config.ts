import { type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';
import type { TokenIssuer } from './identity/index.js';
import { DEFAULT_LIMITS, type Limits } from './limits/index.js';
import type { LogLevel } from './telemetry/index.js';

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
  readonly signingKey?: JWK;
  /** Whose access tokens are believed; without one only anonymous callers are served. */
  readonly tokenIssuer?: TokenIssuer;
  /** Foreign web origins that may ask, as `https://host`; `*` for all. Its own origin always may. */
  readonly allowedOrigins: readonly string[];
  /** Addresses or networks (CIDR) of proxies whose forwarding headers and request ids are believed. */
  readonly trustedProxies: readonly string[];
  /** Folder of named operations to offer in GraphiQL. */
  readonly operations?: string;
  /** Whether the data is a demonstration: the page says so. */
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  readonly limits: Limits;
  /** Milliseconds that one operation may take. */
  readonly requestTimeout: number;
  /** Milliseconds that requests in flight get to finish when the gateway stops. */
  readonly stopTimeout: number;
}

/** One variable that is not as it must be. */
export interface ConfigFault {
  readonly variable: string;
  /** What the variable holds; hidden where it is a secret. */
  readonly got: string;
  readonly wanted: string;
}

/** The environment does not do; names every fault at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly ConfigFault[]) {
    super(
      [
        'The configuration does not do:',
        ...faults.map(({ variable, got, wanted }) => `  ${variable}: wanted ${wanted}, got ${got}`),
      ].join('\n'),
    );
  }
}

/**
 * Reads the gateway's configuration.
 *
 * @param env the environment; an empty variable counts as absent.
 * @throws {ConfigError} with all faults together.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): GatewayConfig {
  const faults: ConfigFault[] = [];
  const values = readVariables(env, faults);
  const tokenIssuer = tokenIssuerOf(values, env, faults);
  const { SUPERGRAPH: supergraph } = values;
  if (supergraph === undefined && !faults.some(({ variable }) => variable === 'SUPERGRAPH')) {
    faults.push({ variable: 'SUPERGRAPH', got: 'nothing', wanted: 'the path of the composed supergraph' });
  }
  if (faults.length > 0 || supergraph === undefined) throw new ConfigError(faults);

  const port = values.PORT ?? 4000;
  return {
    port,
    host: values.HOST ?? '127.0.0.1',
    supergraph,
    ...(values.DEPLOYMENTS !== undefined && { deployments: values.DEPLOYMENTS }),
    ...(values.SIGNING_KEY !== undefined && { signingKey: values.SIGNING_KEY }),
    ...(tokenIssuer && { tokenIssuer }),
    allowedOrigins: values.ALLOWED_ORIGINS ?? [`http://localhost:${port}`],
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    ...(values.OPERATIONS !== undefined && { operations: values.OPERATIONS }),
    demo: values.DEMO ?? false,
    logLevel: values.LOG_LEVEL ?? 'info',
    limits: {
      tokens: values.MAX_TOKENS ?? DEFAULT_LIMITS.tokens,
      nesting: values.MAX_NESTING ?? DEFAULT_LIMITS.nesting,
      depth: values.MAX_DEPTH ?? DEFAULT_LIMITS.depth,
      fields: values.MAX_FIELDS ?? DEFAULT_LIMITS.fields,
      aliases: values.MAX_ALIASES ?? DEFAULT_LIMITS.aliases,
      directives: values.MAX_DIRECTIVES ?? DEFAULT_LIMITS.directives,
      rootFields: values.MAX_ROOT_FIELDS ?? DEFAULT_LIMITS.rootFields,
    },
    requestTimeout: values.REQUEST_TIMEOUT ?? 15_000,
    stopTimeout: values.STOP_TIMEOUT ?? 10_000,
  };
}

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const text = z.string().trim().min(1);
const limit = { read: integer(1, 1_000_000), wanted: 'a whole number from 1 to 1000000' };
const milliseconds = { read: integer(1, 600_000), wanted: 'milliseconds, a whole number from 1 to 600000' };
const ADDRESS = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const VARIABLES = {
  PORT: { read: integer(0, 65_535), wanted: 'a port, a whole number from 0 to 65535' },
  HOST: { read: text, wanted: 'an address to listen on' },
  SUPERGRAPH: { read: text, wanted: 'the path of the composed supergraph' },
  DEPLOYMENTS: { read: text, wanted: 'the path of the map of subgraphs and placements' },
  SIGNING_KEY: {
    read: json(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: text, d: text }).loose()),
    wanted: 'a private Ed25519 key as JWK JSON',
    secret: true,
  },
  OIDC_ISSUER: { read: text, wanted: 'the name of the token issuer' },
  OIDC_AUDIENCE: { read: text, wanted: 'the audience that tokens must name' },
  OIDC_JWKS: {
    read: z.url({ protocol: /^https?$/ }),
    wanted: "the http(s) address of the issuer's public keys",
  },
  DEV_ISSUER_KEYS: {
    read: json(z.object({ keys: z.array(z.object({ kty: text }).loose()).min(1) })),
    wanted: 'the public keys of the development issuer as JWKS JSON',
    secret: true,
  },
  ALLOWED_ORIGINS: {
    read: list(z.union([z.literal('*'), z.string().refine(isOrigin)])),
    wanted: 'origins such as https://portal.example, separated by commas, or *',
  },
  TRUSTED_PROXIES: {
    read: list(ADDRESS),
    wanted: 'addresses or networks such as 10.0.0.0/8, separated by commas',
  },
  OPERATIONS: { read: text, wanted: 'the path of a folder of named operations' },
  DEMO: {
    read: z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1'),
    wanted: 'true or false',
  },
  LOG_LEVEL: {
    read: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    wanted: 'fatal, error, warn, info, debug or silent',
  },
  MAX_TOKENS: limit,
  MAX_NESTING: limit,
  MAX_DEPTH: limit,
  MAX_FIELDS: limit,
  MAX_ALIASES: limit,
  MAX_DIRECTIVES: limit,
  MAX_ROOT_FIELDS: limit,
  REQUEST_TIMEOUT: milliseconds,
  STOP_TIMEOUT: milliseconds,
} satisfies Record<string, { read: z.ZodType<unknown, string>; wanted: string; secret?: boolean }>;

type Values = { [Name in keyof typeof VARIABLES]?: z.output<(typeof VARIABLES)[Name]['read']> };

function readVariables(env: Readonly<Record<string, string | undefined>>, faults: ConfigFault[]): Values {
  const values: Record<string, unknown> = {};
  for (const [variable, field] of Object.entries(VARIABLES)) {
    const given = env[variable];
    if (given === undefined || given === '') continue;
    const read = field.read.safeParse(given);
    if (read.success) values[variable] = read.data;
    else
      faults.push({
        variable,
        got: 'secret' in field ? 'something else (hidden)' : JSON.stringify(given),
        wanted: field.wanted,
      });
  }
  return values as Values;
}

function tokenIssuerOf(
  values: Values,
  env: Readonly<Record<string, string | undefined>>,
  faults: ConfigFault[],
): TokenIssuer | undefined {
  const {
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: audience,
    OIDC_JWKS: address,
    DEV_ISSUER_KEYS: developmentKeys,
  } = values;
  if (developmentKeys && env.NODE_ENV === 'production') {
    faults.push({
      variable: 'DEV_ISSUER_KEYS',
      got: 'keys (hidden) while NODE_ENV is "production"',
      wanted: 'nothing in production: anyone with the development key could act as anyone; set OIDC_JWKS',
    });
  }
  if (developmentKeys && address !== undefined) {
    faults.push({
      variable: 'OIDC_JWKS',
      got: JSON.stringify(address),
      wanted: 'nothing where DEV_ISSUER_KEYS is set: one issuer',
    });
  }
  const keys = address === undefined ? (developmentKeys as JSONWebKeySet | undefined) : new URL(address);
  const given = (name: string) => env[name] !== undefined && env[name] !== '';
  const any = ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS', 'DEV_ISSUER_KEYS'].some(given);
  if (!any) return undefined;
  for (const variable of ['OIDC_ISSUER', 'OIDC_AUDIENCE'] as const) {
    if (!given(variable))
      faults.push({
        variable,
        got: 'nothing',
        wanted: `${VARIABLES[variable].wanted}, since other OIDC variables are set`,
      });
  }
  if (!given('OIDC_JWKS') && !given('DEV_ISSUER_KEYS')) {
    faults.push({
      variable: 'OIDC_JWKS',
      got: 'nothing',
      wanted: `${VARIABLES.OIDC_JWKS.wanted}, since other OIDC variables are set`,
    });
  }
  if (issuer === undefined || audience === undefined || keys === undefined) return undefined;
  return { issuer, audience, keys };
}

function json<Output>(schema: z.ZodType<Output>): z.ZodType<Output, string> {
  return z
    .string()
    .transform((given, context) => {
      try {
        return JSON.parse(given) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema as z.ZodType<Output, unknown>) as z.ZodType<Output, string>;
}

function list<Output>(item: z.ZodType<Output, string>): z.ZodType<Output[], string> {
  return z
    .string()
    .transform((given) =>
      given
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));
}

function isOrigin(given: string): boolean {
  return URL.canParse(given) && new URL(given).origin === given;
}
