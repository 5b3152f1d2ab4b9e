import { BoundedCache } from '@hub/common/process';
import { ANONYMOUS, type Identity, subjectFault } from '@hub/schema/identity';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { IssuerUnreachable, TokenRefused } from './faults.js';
import { rolesOf } from './roles.js';

/** Asymmetric signatures only: with HS256 on the list, a public key would do as a shared secret. */
const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];
const DEFAULT_CLOCK_TOLERANCE = 5;
const DEFAULT_KEY_COOLDOWN = 5_000;
const REMEMBERED_TOKENS = 2_000;
/** Milliseconds: then a token's key is looked for again, which the issuer may have taken back. */
const REMEMBERED_FOR = 60_000;
/** Kinds of token (`typ`) that may be access tokens; many issuers write none. */
const TYPES: readonly string[] = ['jwt', 'at+jwt', 'application/at+jwt'];
/**
 * What is told to services of its caller is at most 300 characters longer, and goes with other headers into the 16,384
 * bytes that servers take by default.
 */
const LONGEST_TOKEN = 12_288;

export interface TokenIssuer {
  /** The `iss` that tokens must name. */
  readonly issuer: string;
  /** The `aud` that tokens must name. */
  readonly audience: string;
  /** Where the issuer's public keys are: an address, or the keys themselves. */
  readonly keys: URL | JSONWebKeySet;
  /** The claim that holds the roles, with dots on the way to one within another; `roles` by default. */
  readonly rolesClaim?: string;
  /** Seconds that the issuer's clock may differ from this one; 5 by default. */
  readonly clockTolerance?: number;
  /** Milliseconds after fetching keys in which an unknown key is not looked for again; 5,000 by default. */
  readonly keyCooldown?: number;
}

/** Who asks, and until when that holds. */
export interface VerifiedIdentity {
  readonly identity: Identity;
  /**
   * Milliseconds since 1970 at which the token expires (`exp`); absent for an anonymous caller. A request may come later,
   * by as much as clocks may differ; what is delivered for as long as a token holds ends here.
   */
  readonly expiresAt?: number;
}

/** A token that was found good. */
interface GoodToken {
  readonly verified: VerifiedIdentity;
  /** Milliseconds since 1970 from which it is not taken any more. */
  readonly until: number;
}

/**
 * Judges the value of an `Authorization` header.
 *
 * @returns the anonymous identity where there is no header; the token's identity where it is good.
 * @throws {TokenRefused} for every other header: a bad token is never taken for none.
 * @throws {IssuerUnreachable} where the issuer's keys could not be fetched.
 */
export type Verify = (authorization: string | undefined) => Promise<VerifiedIdentity>;

/**
 * Makes the judge of access tokens (OIDC, JWT).
 *
 * @param issuer whom to believe; without one every token is refused, and only anonymous callers are served.
 */
export function createVerifier(issuer?: TokenIssuer): Verify {
  const check = issuer && checkAgainst(issuer);
  // A client sends the same token with every request: its signature is checked once.
  const known = new BoundedCache<GoodToken>(REMEMBERED_TOKENS);

  return async (authorization) => {
    if (authorization === undefined) return { identity: ANONYMOUS };
    const token = bearerOf(authorization);
    if (!check) throw new TokenRefused('this gateway has no token issuer and serves anonymous callers only');
    const remembered = known.get(token);
    if (remembered !== undefined) {
      if (remembered.until > Date.now()) return remembered.verified;
      known.delete(token);
    }
    const { verified, until } = await check(token);
    known.set(token, { verified, until: Math.min(until, Date.now() + REMEMBERED_FOR) });
    return verified;
  };
}

function checkAgainst(options: TokenIssuer): (token: string) => Promise<GoodToken> {
  const { issuer, audience, keys, rolesClaim = 'roles' } = options;
  const { clockTolerance = DEFAULT_CLOCK_TOLERANCE, keyCooldown = DEFAULT_KEY_COOLDOWN } = options;
  const keySet =
    keys instanceof URL
      ? createRemoteJWKSet(keys, {
          timeoutDuration: 5_000,
          cooldownDuration: keyCooldown,
          cacheMaxAge: 600_000,
        })
      : createLocalJWKSet(keys);
  return async (token) => {
    const { payload, protectedHeader } = await jwtVerify(token, keySet, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance,
      requiredClaims: ['exp', 'sub'],
    }).catch((error: unknown) => {
      throw refusalOf(error, issuer, audience);
    });
    refuseType(protectedHeader.typ);
    const expiresAt = (payload.exp ?? 0) * 1000;
    return {
      verified: {
        identity: { subject: subjectOf(payload.sub), roles: rolesOf(payload, rolesClaim) },
        expiresAt,
      },
      until: expiresAt + clockTolerance * 1000,
    };
  };
}

/** Whether the token has expired, though a request with it may still be answered. */
export function hasExpired({ expiresAt }: VerifiedIdentity, now = Date.now()): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

/** @param typ whatever the header has: nobody looked at it before. */
function refuseType(typ: unknown): void {
  if (typ === undefined || (typeof typ === 'string' && TYPES.includes(typ.toLowerCase()))) return;
  throw new TokenRefused('its type is not that of an access token');
}

function subjectOf(sub: unknown): string {
  if (typeof sub !== 'string') throw new TokenRefused('"sub" must name a subject');
  const fault = subjectFault(sub);
  if (fault !== undefined) throw new TokenRefused(`expected "sub" to be ${fault}`);
  return sub;
}

function bearerOf(authorization: string): string {
  const match = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization.trim());
  const token = match?.[1];
  if (token === undefined) throw new TokenRefused('expected "Bearer" and a token');
  if (token.length > LONGEST_TOKEN) {
    throw new TokenRefused(`expected at most ${LONGEST_TOKEN} characters, got ${token.length}`);
  }
  return token;
}

function refusalOf(error: unknown, issuer: string, audience: string): Error {
  if (error instanceof errors.JWTExpired) return new TokenRefused('it has expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new TokenRefused(claimReason(error.claim, issuer, audience));
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    return new TokenRefused('its algorithm is not one of those allowed');
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return new TokenRefused('no key of the issuer fits it');
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new TokenRefused('its signature is not that of the issuer');
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return new TokenRefused('it is not a signed JWT');
  }
  return new IssuerUnreachable(error);
}

function claimReason(claim: string, issuer: string, audience: string): string {
  if (claim === 'aud') return `it is not meant for the audience "${audience}"`;
  if (claim === 'iss') return `it is not from the issuer "${issuer}"`;
  if (claim === 'nbf') return 'it is not valid yet';
  return `its claim "${claim}" is missing or not as it must be`;
}
