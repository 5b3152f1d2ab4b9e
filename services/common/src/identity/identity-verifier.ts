import { GATEWAY_ISSUER, type Identity } from '@hub/schema/identity';
import {
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import { HubError } from '../errors/hub-error.js';

const CLOCK_TOLERANCE = 5;
const LONGEST_LIFE = 60;
const CACHED_TOKENS = 1_000;

export interface IdentityVerifier {
  /**
   * Who a signed identity speaks for.
   *
   * @param authorization `Bearer <JWT>`.
   * @throws HubError UNAUTHENTICATED without a token, or with one that is expired, lives longer than a minute, is
   *   meant for another deployment, is not signed by the issuer it names, or says more than that issuer may.
   */
  verify(authorization: string | null | undefined): Promise<Identity>;
  /** The same, and until when it may be believed. */
  verifyUntil(authorization: string | null | undefined): Promise<BelievedIdentity>;
}

export interface BelievedIdentity {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * @param trustedKeys public keys; each `kid` is the name of the issuer that signs with it: several of one name while it
 *   changes its key. The gateway's may say of anyone who it is; any other is a service's, which asks in its own name and
 *   holds no roles.
 * @param audience the name of this deployment.
 */
export function createIdentityVerifier(trustedKeys: JSONWebKeySet, audience: string): IdentityVerifier {
  const keys = createLocalJWKSet(trustedKeys);
  const verified = new Map<string, BelievedIdentity>();

  const verifier: IdentityVerifier = {
    verify: async (authorization) => (await verifier.verifyUntil(authorization)).identity,
    async verifyUntil(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) {
        throw unauthenticated('no signed identity');
      }
      const known = verified.get(token);
      if (known !== undefined && known.until > Date.now()) {
        return known;
      }
      const payload = await readToken(token);
      const identity = identityOf(payload);
      if (!maySay(payload.iss, identity)) {
        throw unauthenticated('an identity that its issuer may not speak for');
      }
      const believed = { identity, until: ((payload.exp as number) + CLOCK_TOLERANCE) * 1000 };
      remember(token, believed);
      return believed;
    },
  };
  return verifier;

  async function readToken(token: string): Promise<JWTPayload> {
    const { payload, protectedHeader } = await verifyWithAny(token, keys, {
      algorithms: ['EdDSA', 'Ed25519'],
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['iss', 'aud', 'exp'],
    }).catch((error: Error) => {
      throw unauthenticated(error.message);
    });
    if (payload.iss !== protectedHeader.kid) {
      throw unauthenticated('an issuer that is not the signer');
    }
    if (payload.aud !== audience) {
      throw unauthenticated('an identity for another deployment');
    }
    if ((payload.exp as number) > Date.now() / 1000 + LONGEST_LIFE + CLOCK_TOLERANCE) {
      throw unauthenticated(`an identity that lives longer than ${LONGEST_LIFE} seconds`);
    }
    return payload;
  }

  function remember(token: string, entry: BelievedIdentity): void {
    const [oldest] = verified.keys();
    if (verified.size >= CACHED_TOKENS && oldest !== undefined) {
      verified.delete(oldest);
    }
    verified.set(token, entry);
  }
}

/** Tries each key of the issuer that the token names. @throws what jose throws where none fits. */
async function verifyWithAny(
  token: string,
  keys: ReturnType<typeof createLocalJWKSet>,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    let failure: unknown = error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (each) {
        failure = each;
        if (!(each instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    throw failure;
  }
}

const maySay = (issuer: string | undefined, { subject, roles }: Identity): boolean =>
  issuer === GATEWAY_ISSUER || (subject === issuer && roles.length === 0);

function identityOf({ sub, roles }: JWTPayload): Identity {
  const list = roles ?? [];
  if (!Array.isArray(list) || !list.every((role) => typeof role === 'string')) {
    throw unauthenticated('an identity whose roles are not a list of names');
  }
  return Object.freeze({ subject: sub ?? null, roles: Object.freeze([...list]) });
}

function unauthenticated(came: string): HubError {
  return new HubError(
    'UNAUTHENTICATED',
    `Expected a valid signed identity for this deployment, got ${came}.`,
  );
}
