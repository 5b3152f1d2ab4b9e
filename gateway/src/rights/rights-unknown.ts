/** What was revoked is not known, so that a token's roles can't be believed: not the caller's fault (HTTP 503). */
export class RightsUnknown extends Error {
  override readonly name = 'RightsUnknown';

  constructor() {
    super('Which rights have been revoked is not known just now. Requests without a token are answered.');
  }
}
