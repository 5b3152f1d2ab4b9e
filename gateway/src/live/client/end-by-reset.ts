import type { Socket } from 'node:net';

/**
 * Makes whatever destroys a connection reset it, also a time-out of ws or of Node's HTTP server. Closed in the ordinary way,
 * the system would go on sending what it holds, for as long as the client takes for it.
 */
export function endByReset(socket: Socket): void {
  const destroy = socket.destroy.bind(socket);
  let isReset = false;
  socket.destroy = (error) => {
    // An error says that the connection is broken: there is nothing left to reset.
    if (isReset || error !== undefined || socket.destroyed) return destroy(error);
    if (isBeingEnded(socket)) return socket.once('finish', () => socket.destroy());
    isReset = true;
    // Destroys it in its turn.
    return socket.resetAndDestroy();
  };
}

/** All is written, and the end is about to be. Node fails to reset a socket in that moment, and never closes it. */
function isBeingEnded({ writableEnded, writableFinished, writableLength }: Socket): boolean {
  return writableEnded && !writableFinished && writableLength === 0;
}
