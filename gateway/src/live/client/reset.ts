import type { Socket } from 'node:net';

/**
 * Ends a connection at once. Ended in any other way, the system would go on sending what it holds, for as long as the
 * client takes for it.
 */
export function reset(socket: Socket): void {
  if (isBeingEnded(socket)) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}

/** All is written, and the end is about to be. Node fails to reset a socket in that moment, and never closes it. */
function isBeingEnded({ writableEnded, writableFinished, writableLength }: Socket): boolean {
  return writableEnded && !writableFinished && writableLength === 0;
}
