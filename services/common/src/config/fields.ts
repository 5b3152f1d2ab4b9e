import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';

/** Variables that every service reads, ready to be put into its own schema. Each description says what is wanted. */

/** A port to listen on; 0 lets the system choose. */
export const port = z.coerce
  .number()
  .int()
  .min(0)
  .max(65_535)
  .describe('a port number from 0 (any free one) to 65535');

export const host = z.string().default('127.0.0.1').describe('an address or host name to listen on');

export const deployment = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .describe('the name of this deployment, such as regions-12: the audience that identities are signed for');

export const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/ })
  .describe('the address of a PostgreSQL database: postgres://user:password@host:port/name');

export const httpUrl = z.url({ protocol: /^https?$/ }).describe('an http or https address');

export const logLevel = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  .default('info')
  .describe('one of fatal, error, warn, info, debug, trace, silent');

/** JSON text of a set of public keys (JWKS) of an issuer of access tokens, whatever their kind. */
export const issuerKeys = keySetOf(z.looseObject({ kid: z.string().min(1), kty: z.string() }));

/**
 * JSON text of a set of public keys (JWKS); every key's `kid` names the issuer that may sign with it. A key that could not be
 * used would show only when somebody signs with it.
 */
export const trustedKeys = keySetOf(
  z.looseObject({
    kid: z.string().min(1),
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().regex(/^[\w-]{43}$/),
    d: z.never().optional(),
    use: z.literal('sig').optional(),
    alg: z.literal('EdDSA').optional(),
  }),
).describe(
  'JSON of a key set: {"keys":[…]} of at least one public Ed25519 key, each with kid, kty OKP, crv Ed25519, x of 32 bytes, and without d',
);

/** JSON text of one private Ed25519 key (JWK) with its `kid`. */
export const signingKey = z
  .string()
  .transform((text, context) => parsed(text, context))
  .pipe(
    z.looseObject({
      kid: z.string().min(1),
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      d: z.string(),
    }),
  )
  .transform((key) => key as unknown as JWK & { kid: string })
  .describe('JSON of a private Ed25519 key (JWK) with kid, kty OKP, crv Ed25519, x and d');

export const regionCode = z
  .string()
  .regex(/^\d{2}$/)
  .describe('a region code of two digits, such as 12');

/** Region codes with commas between; none where it is not set. */
export const regionCodes = z
  .string()
  .regex(/^\d{2}(,\d{2})*$/)
  .optional()
  .transform((text) => text?.split(',') ?? [])
  .describe('region codes of two digits with commas between, such as 12,14,21');

/** For how long a deployment's changes stay in the log. Unit: hours. */
export const retentionHours = z.coerce
  .number()
  .int()
  .min(1)
  .max(24 * 366)
  .default(24 * 7)
  .describe('for how many hours changes stay in the log, 1 to 8784');

/** For how long the answers to writes are kept for those who send them again. Unit: days. */
export const answersRetentionDays = z.coerce
  .number()
  .int()
  .min(1)
  .max(366)
  .default(30)
  .describe('for how many days answers to writes are kept, 1 to 366');

/** How long another deployment may take to answer. Unit: milliseconds. */
export const timeout = z.coerce
  .number()
  .int()
  .min(100)
  .max(600_000)
  .default(5_000)
  .describe('milliseconds, 100 to 600000');

/** "true" or "false". */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
  .describe('true or false');

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('JSON text');
    return z.NEVER;
  }
}

function keySetOf(key: z.ZodType) {
  return z
    .string()
    .transform((text, context) => parsed(text, context))
    .pipe(z.object({ keys: z.array(key).min(1) }))
    .transform((set) => set as unknown as JSONWebKeySet);
}
