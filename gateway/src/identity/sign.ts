import { GATEWAY_ISSUER, type Identity, type IdentityClaims } from '@hub/schema/identity';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import { BoundedCache } from './bounded-cache.js';

/** Services refuse a signed identity that lives longer than a minute. */
const LIFETIME_SECONDS = 60;
/** A token with less left than this is made anew: a request may travel a while before its service looks. */
const RENEW_BELOW_SECONDS = 20;
const REMEMBERED_TOKENS = 10_000;

/** Makes the signed identity for one audience; undefined where the gateway has no key to sign with. */
export type TokenFor = (identity: Identity, audience: string) => Promise<string | undefined>;

/**
 * Makes the signer of the identity that goes to the services: an EdDSA JWT of a minute, for one audience alone, so
 * that no deployment can use it towards another. One token is kept for each identity and audience, and renewed early.
 *
 * @param privateKey the gateway's own key (Ed25519); without one nothing is signed.
 */
export function createSigner(privateKey?: JWK): TokenFor {
  if (!privateKey) return async () => undefined;
  const key = importJWK(privateKey, 'EdDSA') as Promise<CryptoKey>;
  // The caller sees the fault when it asks for the first token; until then nobody listens.
  key.catch(() => undefined);
  const kept = new BoundedCache<{ token: Promise<string>; renewAt: number }>(REMEMBERED_TOKENS);

  return (identity, audience) => {
    const name = JSON.stringify([identity.subject, identity.roles, audience]);
    const existing = kept.get(name);
    if (existing && existing.renewAt > Date.now()) return existing.token;
    const token = key.then((signingKey) => sign(signingKey, identity, audience));
    kept.set(name, { token, renewAt: Date.now() + (LIFETIME_SECONDS - RENEW_BELOW_SECONDS) * 1000 });
    token.catch(() => kept.delete(name));
    return token;
  };
}

function sign(key: CryptoKey, identity: Identity, audience: string): Promise<string> {
  const claims: IdentityClaims = { roles: identity.roles };
  const token = new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: GATEWAY_ISSUER })
    .setIssuer(GATEWAY_ISSUER)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`);
  if (identity.subject !== null) token.setSubject(identity.subject);
  return token.sign(key);
}
