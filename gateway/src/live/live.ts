import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@hub/common/process';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../engine/index.js';
import type { Verify } from '../identity/index.js';
import type { Limits } from '../limits/index.js';
import type { Metrics } from '../telemetry/index.js';
import { connect } from './connection.js';
import { createProtocol } from './protocol.js';
import { refuseUpgrade } from './refuse-upgrade.js';

export interface LiveOptions {
  readonly server: Server;
  readonly engine: Engine;
  readonly verify: Verify;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Whether a page of this origin may connect. */
  readonly mayAsk: (origin: string | undefined, host: string | undefined) => boolean;
  readonly requestId: (request: IncomingMessage) => string;
  /** Milliseconds that a query or a mutation may take. */
  readonly requestTimeout: number;
  /** Milliseconds a client has to say `connection_init`. Default 5,000. */
  readonly initTimeout?: number;
  /** Milliseconds between pings; a client that has not answered by the next one is dropped. Default 15,000. */
  readonly pingInterval?: number;
  /** Operations that may run on one connection at the same time. Default 100. */
  readonly maxOperations?: number;
  /** Bytes of one message from a client. Default 256 KiB. */
  readonly maxMessage?: number;
  /** Bytes that may wait for a client that reads slowly; beyond it the connection is closed with 1013. Default 1 MiB. */
  readonly maxBacklog?: number;
}

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
