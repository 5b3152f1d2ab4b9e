import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { connect } from './connection.js';
import type { LiveOptions } from './options.js';
import { createProtocol } from './protocol.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** The live side of the gateway: GraphQL over WebSocket (graphql-transport-ws) at `/graphql`. */
export interface Live {
  /**
   * Takes no new connection, closes the others with 1001, and resolves when all are closed.
   *
   * @param milliseconds how long clients get to close; then they are cut off.
   */
  close(milliseconds: number): Promise<void>;
}

/** Attaches the live side to an HTTP server. */
export function createLive(options: LiveOptions): Live {
  const {
    server,
    metrics,
    log,
    pingInterval = 15_000,
    maxMessage = 256 * 1024,
    maxBacklog = 1024 * 1024,
  } = options;
  const protocol = createProtocol(options);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessage,
    handleProtocols: (offered) => handleProtocols(offered),
    // Compression costs memory for each connection, and what is sent is short.
    perMessageDeflate: false,
  });
  let closing = false;

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { origin, host } = request.headers;
    if (closing) return refuseUpgrade(socket, 503, 'STOPPING', 'The gateway is stopping.');
    if (request.url?.split('?')[0] !== '/graphql')
      return refuseUpgrade(socket, 404, 'NOT_FOUND', 'Live is at /graphql.');
    if (!options.mayAsk(origin, host)) {
      return refuseUpgrade(socket, 403, 'ORIGIN_REFUSED', 'Expected an allowed origin, got another one.');
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      metrics.socketOpened();
      const client = { request, requestId: options.requestId(request), running: new Set<AbortController>() };
      connect(webSocket, protocol, client, { pingInterval, maxBacklog, log }).then(metrics.socketClosed);
    });
  };
  server.on('upgrade', upgrade);

  return {
    async close(milliseconds) {
      closing = true;
      const open = [...sockets.clients];
      const closed = open.map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      );
      for (const socket of open) socket.close(1001, 'Going away');
      const cut = setTimeout(() => terminate(open), milliseconds);
      await Promise.all(closed);
      clearTimeout(cut);
      sockets.close();
    },
  };
}

function terminate(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.terminate();
}
