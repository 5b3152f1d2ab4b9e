import { z } from 'zod';
import type { NatsCredentials, NatsOptions } from '../backbone/index.js';
import type { ConfigFault } from './config-error.js';
import { type Environment, readConfig } from './read-config.js';

/** The variables that say where NATS is, ready to be put into a process's own schema. */
export const natsVariables = {
  NATS_URL: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.url({ protocol: /^(nats|tls)$/ }).refine(namesNobody)).min(1))
    .optional()
    .describe(
      'addresses of NATS servers such as nats://host:4222 or tls://host:4222, separated by commas; who logs in is said by NATS_USER and the like',
    ),
  NATS_STREAM: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional()
    .describe('the name of a stream: up to 64 letters, digits, _ and -'),
  NATS_REPLICAS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe('how many servers keep the log, 1 to 5'),
  NATS_TOKEN: text('a token'),
  NATS_USER: text('the name of a user'),
  NATS_PASSWORD: text("a user's password"),
  NATS_NKEY_FILE: text('the path of a file with the seed of an nkey'),
  NATS_CREDS_FILE: text('the path of a credentials file'),
  NATS_TLS_CA_FILE: text('the path of the certificate (PEM) of the authority that NATS is verified by'),
  NATS_TLS_CERT_FILE: text('the path of a client certificate (PEM)'),
  NATS_TLS_KEY_FILE: text('the path of its private key (PEM)'),
};

type Values = Partial<z.output<z.ZodObject<typeof natsVariables>>>;

/** What is wrong with the variables taken together. */
export function natsFaults(values: Values): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const pair = (name: keyof Values, other: keyof Values) => {
    if (values[name] !== undefined && values[other] === undefined) {
      faults.push({ name: other, got: undefined, wanted: `${wantedOf(other)}, since ${name} is set` });
    }
  };
  pair('NATS_USER', 'NATS_PASSWORD');
  pair('NATS_PASSWORD', 'NATS_USER');
  pair('NATS_TLS_CERT_FILE', 'NATS_TLS_KEY_FILE');
  pair('NATS_TLS_KEY_FILE', 'NATS_TLS_CERT_FILE');
  const ways = WAYS.filter((name) => values[name] !== undefined);
  for (const name of ways.slice(1)) {
    faults.push({ name, got: '(hidden)', wanted: `nothing, since ${ways[0]} is set: one way to log in` });
  }
  return faults;
}

/**
 * Reads these variables alone.
 *
 * @throws ConfigError with every fault.
 */
export const readNatsOptions = (env: Environment): NatsOptions | undefined =>
  natsOptionsOf(readConfig(z.object(natsVariables), env, natsFaults));

/** Where NATS is; undefined where the log is elsewhere. */
export function natsOptionsOf(values: Values): NatsOptions | undefined {
  const { NATS_URL, NATS_STREAM, NATS_REPLICAS } = values;
  if (NATS_URL === undefined) return undefined;
  const { NATS_TLS_CA_FILE, NATS_TLS_CERT_FILE, NATS_TLS_KEY_FILE } = values;
  const tls = {
    ...(NATS_TLS_CA_FILE !== undefined && { caFile: NATS_TLS_CA_FILE }),
    ...(NATS_TLS_CERT_FILE !== undefined && { certFile: NATS_TLS_CERT_FILE }),
    ...(NATS_TLS_KEY_FILE !== undefined && { keyFile: NATS_TLS_KEY_FILE }),
  };
  const credentials = credentialsOf(values);
  return {
    servers: NATS_URL,
    ...(NATS_STREAM !== undefined && { stream: NATS_STREAM }),
    ...(NATS_REPLICAS !== undefined && { replicas: NATS_REPLICAS }),
    ...(credentials && { credentials }),
    ...(Object.keys(tls).length > 0 && { tls }),
  };
}

const WAYS = ['NATS_TOKEN', 'NATS_USER', 'NATS_NKEY_FILE', 'NATS_CREDS_FILE'] as const;

function credentialsOf(values: Values): NatsCredentials | undefined {
  const { NATS_TOKEN, NATS_USER, NATS_PASSWORD, NATS_NKEY_FILE, NATS_CREDS_FILE } = values;
  if (NATS_TOKEN !== undefined) return { kind: 'token', token: NATS_TOKEN };
  if (NATS_USER !== undefined) return { kind: 'user', user: NATS_USER, password: NATS_PASSWORD ?? '' };
  if (NATS_NKEY_FILE !== undefined) return { kind: 'nkey', file: NATS_NKEY_FILE };
  return NATS_CREDS_FILE === undefined ? undefined : { kind: 'creds', file: NATS_CREDS_FILE };
}

/** Names and passwords in an address would end up wherever addresses are shown. */
function namesNobody(address: string): boolean {
  // What is no address at all is refused as that.
  if (!URL.canParse(address)) return true;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}

function text(wanted: string) {
  return z.string().min(1).optional().describe(wanted);
}

const wantedOf = (name: keyof Values): string => natsVariables[name].description ?? '';
