/** A token that is not accepted: the caller's fault, answered with HTTP 401 or WebSocket close 4403. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  /** @param reason what was expected and what came; says nothing of the token's content. */
  constructor(readonly reason: string) {
    super(`The access token is not accepted: ${reason}.`);
  }
}

/** The issuer's keys could not be had, so that no token can be judged: not the caller's fault (HTTP 503). */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable';

  constructor(cause: unknown) {
    super('The keys of the token issuer could not be fetched.', { cause });
  }
}
