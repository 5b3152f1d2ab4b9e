import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

export interface TestIdentity {
  readonly audience: string;
  readonly subject?: string;
  readonly roles?: readonly string[];
  /** Seconds from now; default 60. */
  readonly expiresIn?: number;
  /** Default: the issuer's own name. */
  readonly issuer?: string;
}

/** An issuer of signed identities with a fresh key. */
export interface TestIssuer {
  readonly trustedKeys: { keys: JWK[] };
  /** With which the issuer signs, as a service is given it. */
  readonly privateKey: JWK & { kid: string };
  /** The value of an authorization header. */
  authorization(identity: TestIdentity): Promise<string>;
}

/** @param name the `kid` and issuer, as services know it. */
export async function testIssuer(name = 'hub-gateway'): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: name, alg: 'EdDSA' };
  return {
    trustedKeys: { keys: [{ ...(await exportJWK(publicKey)), kid: name, alg: 'EdDSA' }] },
    privateKey: jwk,
    async authorization({ audience, subject, roles = [], expiresIn = 60, issuer = name }) {
      const token = new SignJWT({ roles: [...roles] })
        .setProtectedHeader({ alg: 'EdDSA', kid: name })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn);
      if (subject !== undefined) {
        token.setSubject(subject);
      }
      return `Bearer ${await token.sign(await importJWK(jwk, 'EdDSA'))}`;
    },
  };
}
