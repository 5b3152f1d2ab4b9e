import type { Identity } from '@hub/schema/identity';
import { importJWK, type JWK, SignJWT } from 'jose';

const LIFE = 60;
const RENEW_BEFORE = 15;

export interface IdentitySigner {
  /** `Bearer <JWT>` for one deployment; made anew some seconds before the last one ends. */
  authorizationFor(audience: string): Promise<string>;
}

/**
 * Signs one identity for other deployments: a service that asks another in its own name.
 *
 * @param key a private Ed25519 key (JWK) whose `kid` is the issuer's name.
 * @param identity default: the issuer itself, without roles.
 */
export function createIdentitySigner(key: JWK & { kid: string }, identity?: Identity): IdentitySigner {
  const { subject, roles } = identity ?? { subject: key.kid, roles: [] };
  const made = new Map<string, { authorization: Promise<string>; until: number }>();

  return {
    authorizationFor(audience) {
      const now = Math.floor(Date.now() / 1000);
      const known = made.get(audience);
      if (known !== undefined && known.until > now + RENEW_BEFORE) {
        return known.authorization;
      }
      const authorization = sign(audience, now);
      made.set(audience, { authorization, until: now + LIFE });
      authorization.catch(() => made.delete(audience));
      return authorization;
    },
  };

  async function sign(audience: string, now: number): Promise<string> {
    const token = new SignJWT({ roles: [...roles] })
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
      .setIssuer(key.kid)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFE);
    if (subject !== null) {
      token.setSubject(subject);
    }
    return `Bearer ${await token.sign(await importJWK(key, 'EdDSA'))}`;
  }
}
