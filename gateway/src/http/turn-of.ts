import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Waits until an answer has its connection to itself: requests that were sent before the answers to those ahead of them
 * are answered in their order (RFC 9112, 9.3.2).
 *
 * @param socket the connection of the request.
 * @returns false where it closed before.
 */
export async function turnOf(response: ServerResponse, socket: Socket): Promise<boolean> {
  if (response.socket === null && !socket.destroyed && !response.destroyed) {
    await new Promise<void>((resolve) => {
      const end = () => {
        socket.off('close', end);
        response.off('socket', end);
        resolve();
      };
      socket.once('close', end);
      response.once('socket', end);
    });
  }
  return response.socket !== null && !socket.destroyed && !response.destroyed;
}
