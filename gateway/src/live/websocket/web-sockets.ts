import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Rounds, type Seat, type Seats } from '../client/index.js';
import { Connection, type Greeting } from './connection.js';
import { NextFrames } from './frames.js';
import type { House } from './house.js';
import { refuseUpgrade, type UpgradeRefusal } from './refuse-upgrade.js';

export interface WebSocketsOptions extends Omit<House, 'frames' | 'silent' | 'pings'> {
  readonly seats: Seats;
  /** What forbids a page of this origin to connect; nothing where it may. */
  readonly originFault: (origin: string | undefined, host: string | undefined) => string | undefined;
  readonly requestId: (request: IncomingMessage) => string;
  /** The address of the client, as far as proxies are believed. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly isStopping: () => boolean;
}

/** Takes over a request for a WebSocket at `/graphql`. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const PROTOCOL = 'graphql-transport-ws';
/** Milliseconds that a client has to answer a close. */
const CLOSE_TIMEOUT = 5_000;
/** Seconds. */
const RETRY_AFTER = '10';

const STOPPING = {
  status: 503,
  code: 'STOPPING',
  message: 'The gateway is stopping.',
} as const;

/** GraphQL over WebSocket at `/graphql`. */
export function createWebSockets(options: WebSocketsOptions): Upgrade {
  const { settings, seats, metrics, log } = options;
  const house: House = {
    ...options,
    frames: new NextFrames(),
    silent: new Rounds(settings.initTimeout, (connection) => connection.keptSilent()),
    pings: new Rounds(settings.pingInterval, (connection) => connection.ping()),
  };
  const serverOptions = {
    noServer: true,
    maxPayload: settings.maxMessage,
    handleProtocols: (offered: Set<string>) => offered.has(PROTOCOL) && (PROTOCOL as string),
    // Compression costs memory for each connection, and what is sent is short.
    perMessageDeflate: false,
    clientTracking: false,
    // Not in its typings.
    closeTimeout: CLOSE_TIMEOUT,
  };
  const server = new WebSocketServer(serverOptions);
  server.on('wsClientError', ({ message }, socket, request) =>
    refuseUpgrade(socket, noHandshake(message), options.requestId(request)),
  );

  return (request, socket, head) => {
    const requestId = options.requestId(request);
    const refuse = (refusal: UpgradeRefusal) => refuseUpgrade(socket, refusal, requestId);
    const refusal = refusalOf(request, options);
    if (refusal) return refuse(refusal);
    const seat = seats.take(options.addressOf(request));
    if (seat === undefined) {
      return refuse(tooMany(`from one address: ${settings.connectionsPerAddress}`));
    }
    releaseAtEnd(seat, socket);
    const welcome = () =>
      server.handleUpgrade(request, socket, head, (webSocket) =>
        run(
          webSocket,
          new Connection(webSocket, socket as Socket, greetingOf(request, requestId, seat), house),
        ),
      );
    const { authorization } = request.headers;
    if (authorization === undefined) return welcome();
    // Nobody else listens while the token is looked at.
    socket.on('error', ignore);
    options
      .verify(authorization)
      // A WebSocket tells better than HTTP why: it is closed with a code and a reason when the client greets.
      .catch(() => undefined)
      .then((verified) => {
        if (socket.destroyed) return;
        if (options.isStopping()) return refuse(STOPPING);
        if (verified !== undefined && !seat.identify(verified.identity.subject)) {
          return refuse(tooMany(`of one identity: ${settings.connectionsPerIdentity}`));
        }
        socket.off('error', ignore);
        welcome();
      });
  };

  function greetingOf(request: IncomingMessage, requestId: string, seat: Seat): Greeting {
    const { authorization, traceparent } = request.headers;
    return {
      requestId,
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
      authorization,
      seat,
    };
  }

  function run(socket: WebSocket, connection: Connection): void {
    metrics.socketOpened();
    socket.on('message', (data, isBinary) => connection.hear(data, isBinary));
    socket.on('pong', (data) => connection.answer(data));
    // A message too large, text that is not UTF-8 and the like: ws closes with the right code by itself.
    socket.on('error', (error) =>
      log.debug({ requestId: connection.requestId, err: error }, 'a WebSocket broke'),
    );
    socket.once('close', (code) => {
      connection.gone();
      metrics.socketClosed(code);
    });
    if (socket.protocol !== PROTOCOL) connection.close(4406, 'Subprotocol not acceptable');
  }
}

function refusalOf(
  { headers }: IncomingMessage,
  { isStopping, originFault }: WebSocketsOptions,
): UpgradeRefusal | undefined {
  if (isStopping()) return STOPPING;
  const message = originFault(headers.origin, headers.host);
  return message === undefined ? undefined : { status: 403, code: 'ORIGIN_REFUSED', message };
}

/** @param fault what is wrong with the headers. */
function noHandshake(fault: string): UpgradeRefusal {
  return {
    status: 400,
    code: 'BAD_REQUEST',
    message: `Expected the handshake of a WebSocket (RFC 6455, 4.1), got another one: ${fault}.`,
    headers: { 'sec-websocket-version': '13' },
  };
}

function tooMany(allowed: string): UpgradeRefusal {
  return {
    status: 429,
    code: 'TOO_MANY_CONNECTIONS',
    message: `Expected no more live connections than may be open ${allowed}.`,
    headers: { 'retry-after': RETRY_AFTER },
  };
}

/** On its own, so that it keeps nothing of the request for as long as the connection lasts. */
function releaseAtEnd(seat: Seat, socket: Duplex): void {
  socket.once('close', () => seat.release());
}

const ignore = () => undefined;
