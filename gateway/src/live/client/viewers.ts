import type { ErrorCode } from '../../error-codes.js';
import { hasExpired, type VerifiedIdentity } from '../../identity/index.js';
import { type Rights, RightsUnknown } from '../../rights/index.js';

/** Why a viewer is shown nothing more. */
export interface ShutOut {
  /** What a WebSocket is closed with. */
  readonly close: 4403 | 1013;
  /** What is told over SSE. */
  readonly code: ErrorCode;
  readonly message: string;
}

/** Who listens, for as long as it may, or has listened and may not have read all of it. */
export interface Viewer {
  readonly verified: VerifiedIdentity;
  /** The roles that it had when they were last looked at. */
  held: readonly string[];
  /** Ends all that it hears, at once, and soon after its connection, whatever is still on its way. */
  shutOut(reason: ShutOut): void;
}

export const EXPIRED: ShutOut = {
  close: 4403,
  code: 'UNAUTHENTICATED',
  message: 'The access token has expired',
};
export const REVOKED: ShutOut = { close: 4403, code: 'RIGHT_REVOKED', message: 'Right revoked' };
export const UNKNOWN: ShutOut = {
  close: 1013,
  code: 'RIGHTS_UNKNOWN',
  message: 'Revoked rights are not known',
};

/** Milliseconds between looks for tokens that have expired. */
const LOOK = 250;
/**
 * Milliseconds after which the connection of a client that was shut out is reset, whatever it has not read yet: with a look
 * before it, and some to spare, less than the second that a right may be used after its end.
 */
export const LAST_WORD = 500;

/** Shuts out who may not listen any more: whose token expires, and who loses a right. */
export class Viewers {
  readonly #rights: Rights;
  /** Those with a token; the others can lose nothing. */
  readonly #viewers = new Set<Viewer>();
  #timer: NodeJS.Timeout | undefined;

  constructor(rights: Rights) {
    this.#rights = rights;
    rights.watch(() => {
      for (const viewer of this.#viewers) this.#check(viewer);
    });
  }

  /** Watches over a viewer from now on, until its connection has closed or it was shut out. */
  add(viewer: Viewer): void {
    if (viewer.verified.identity.subject === null) return;
    this.#viewers.add(viewer);
    this.#timer ??= setInterval(() => this.#look(), LOOK).unref();
  }

  delete(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    if (this.#viewers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** All of them at each look: 10,000 take less than a thousandth of the time between. */
  #look(): void {
    const now = Date.now();
    for (const viewer of this.#viewers) {
      if (hasExpired(viewer.verified, now)) viewer.shutOut(EXPIRED);
    }
  }

  #check(viewer: Viewer): void {
    try {
      const { roles } = this.#rights.leftOf(viewer.verified.identity);
      if (viewer.held.some((role) => !roles.includes(role))) viewer.shutOut(REVOKED);
      else viewer.held = roles;
    } catch (error) {
      if (!(error instanceof RightsUnknown)) throw error;
      viewer.shutOut(UNKNOWN);
    }
  }
}
