import type { Identity, IdentityClaims } from '@hub/schema/identity';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import { BoundedCache } from '../cache/bounded-cache.js';

/** A service refuses a signed identity that lives longer than a minute. */
const LIFETIME_SECONDS = 60;
/** A token with less left than this is made anew: a request may travel a while before its service looks. */
const RENEW_BELOW_SECONDS = 20;
const REMEMBERED_TOKENS = 10_000;

/** Makes the signed identity for one audience, as a JWT. */
export type SignIdentity = (identity: Identity, audience: string) => Promise<string>;

/**
 * Makes the signer of what one process tells others about who is asking: an EdDSA JWT of a minute, for one audience
 * alone, so that no deployment can use it towards another. One token is kept for each identity and audience (the
 * 10,000 used last), and renewed early.
 *
 * @param key a private Ed25519 key (JWK) whose `kid` is the issuer's name.
 */
export function createIdentitySigner(key: JWK & { kid: string }): SignIdentity {
  const signingKey = importJWK(key, 'EdDSA') as Promise<CryptoKey>;
  // The caller sees the fault when it asks for the first token; until then nobody listens.
  signingKey.catch(() => undefined);
  const kept = new BoundedCache<{ token: Promise<string>; renewAt: number }>(REMEMBERED_TOKENS);

  return (identity, audience) => {
    const name = JSON.stringify([identity.subject, identity.roles, audience]);
    const existing = kept.get(name);
    if (existing && existing.renewAt > Date.now()) return existing.token;
    const token = signingKey.then((ready) => sign(ready, key.kid, identity, audience));
    kept.set(name, { token, renewAt: Date.now() + (LIFETIME_SECONDS - RENEW_BELOW_SECONDS) * 1000 });
    token.catch(() => kept.delete(name));
    return token;
  };
}

function sign(
  key: CryptoKey,
  issuer: string,
  { subject, roles }: Identity,
  audience: string,
): Promise<string> {
  const claims: IdentityClaims = { roles };
  const token = new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: issuer })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`);
  if (subject !== null) token.setSubject(subject);
  return token.sign(key);
}
