import { importJWK, type JWK, SignJWT } from 'jose';

/** The audience that access tokens for the hub name. */
export const AUDIENCE = 'agreement-hub';

/** The development issuer's name, which belongs to the gateway it makes tokens for. */
export const developmentIssuer = (port: number) => `http://localhost:${port}/dev-issuer`;

export interface TokenRequest {
  /** The development issuer's private key. */
  readonly key: JWK;
  readonly issuer: string;
  /** Who acts; idempotency keys are told apart by it. */
  readonly subject: string;
  /** As `role` or `role:scope`. */
  readonly roles: readonly string[];
  /** How long it is good for, as `90s`, `15m` or `1h`; default an hour. Negative: already over, for tests. */
  readonly expiresIn?: string;
  /** Default {@link AUDIENCE}. */
  readonly audience?: string;
}

/** Makes an access token as an OpenID Connect issuer would. */
export async function makeToken(request: TokenRequest): Promise<string> {
  const { alg = 'ES256', kid = 'development' } = request.key;
  return new SignJWT({ roles: [...request.roles] })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(request.issuer)
    .setAudience(request.audience ?? AUDIENCE)
    .setSubject(request.subject)
    .setIssuedAt()
    .setExpirationTime(request.expiresIn ?? '1h')
    .sign(await importJWK(request.key, alg));
}
