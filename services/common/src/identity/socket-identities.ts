import { isDeepStrictEqual } from 'node:util';
import type { Identity } from '@hub/schema/identity';
import type { IdentityVerifier } from './identity-verifier.js';

/** What is needed of a WebSocket. */
export interface IdentifiedSocket {
  close(code: number, reason: string): void;
  once(event: 'close', closed: () => void): unknown;
}

/** Who speaks over each socket, for as long as that may be believed. */
export interface SocketIdentities {
  /**
   * Notes who a socket speaks for. It is closed with 4403 once that may not be believed any more.
   *
   * @throws HubError UNAUTHENTICATED without a valid signed identity.
   */
  begin(socket: IdentifiedSocket, authorization: unknown): Promise<Identity>;
  /**
   * Believes a socket for longer: what it says must be valid, and of the same identity, or it is closed with 4403. Where it
   * says nothing, nothing changes.
   */
  renew(socket: IdentifiedSocket, authorization: unknown): Promise<void>;
}

export function createSocketIdentities(identities: IdentityVerifier): SocketIdentities {
  const known = new WeakMap<IdentifiedSocket, { readonly identity: Identity; until: number }>();
  const timers = new WeakMap<IdentifiedSocket, NodeJS.Timeout>();

  function closeWhenOver(socket: IdentifiedSocket): void {
    const believed = known.get(socket);
    if (believed === undefined) return;
    clearTimeout(timers.get(socket));
    const timer = setTimeout(() => socket.close(FORBIDDEN, EXPIRED), believed.until - Date.now());
    timers.set(socket, timer.unref());
  }

  return {
    async begin(socket, authorization) {
      const believed = await identities.verifyUntil(textOf(authorization));
      known.set(socket, { ...believed });
      closeWhenOver(socket);
      socket.once('close', () => clearTimeout(timers.get(socket)));
      return believed.identity;
    },
    async renew(socket, authorization) {
      const believed = known.get(socket);
      if (believed === undefined || authorization === undefined) return;
      try {
        const { identity, until } = await identities.verifyUntil(textOf(authorization));
        if (!isDeepStrictEqual(identity, believed.identity)) throw new Error(ANOTHER);
        believed.until = Math.max(believed.until, until);
        closeWhenOver(socket);
      } catch {
        socket.close(FORBIDDEN, ANOTHER);
      }
    },
  };
}

const FORBIDDEN = 4403;
const EXPIRED = 'The signed identity has expired';
const ANOTHER = 'Expected the same signed identity, still valid';

const textOf = (authorization: unknown): string | undefined =>
  typeof authorization === 'string' ? authorization : undefined;
