import type { Logger } from '@hub/common/process';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';

import type { Client } from './client.js';

export interface ConnectionOptions {
  readonly pingInterval: number;
  readonly maxBacklog: number;
  readonly log: Logger;
}

/**
 * Runs the protocol over one WebSocket.
 *
 * @returns the close code, once the connection has ended and everything that ran on it is over.
 */
export function connect(
  socket: WebSocket,
  protocol: Server<Client>,
  client: Omit<Client, 'close'>,
  { pingInterval, maxBacklog, log }: ConnectionOptions,
): Promise<number> {
  const close = (code: number, reason: string) => socket.close(code, reason);
  const stopPinging = dropHalfOpen(socket, pingInterval);
  const ended = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(socket, text, maxBacklog),
      close: (code = 1000, reason = '') => close(code, reason),
      onMessage: (listen) =>
        socket.on('message', (data) => {
          listen(String(data)).catch((error: unknown) => {
            log.error({ requestId: client.requestId, err: error }, 'a WebSocket message failed');
            close(4500, 'Internal error');
          });
        }),
    },
    { ...client, close },
  );
  // A message too large, text that is not UTF-8 and the like: ws closes with the right code by itself.
  socket.on('error', (error) => log.debug({ requestId: client.requestId, err: error }, 'a WebSocket broke'));
  return new Promise((resolve) => {
    socket.once('close', (code, reason) => {
      stopPinging();
      ended(code, String(reason))
        .catch((error: unknown) =>
          log.error({ requestId: client.requestId, err: error }, 'a WebSocket did not end well'),
        )
        .finally(() => resolve(code));
    });
  });
}

/**
 * Hands text to the socket. It does not wait until it is written: what waits lies in one place, the socket's buffer,
 * whose size is watched, and not in queues further up.
 */
function send(socket: WebSocket, text: string, maxBacklog: number): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(text);
  if (socket.bufferedAmount <= maxBacklog) return;
  socket.close(1013, 'Reads too slowly');
  // The close message waits behind what the client does not read.
  setTimeout(() => socket.terminate(), 1_000).unref();
}

function dropHalfOpen(socket: WebSocket, interval: number): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, interval);
  return () => clearInterval(timer);
}
