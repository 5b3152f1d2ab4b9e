import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../../error-codes.js';
import { hasExpired, TokenRefused, type VerifiedIdentity } from '../../identity/index.js';
import type { Rights } from '../../rights/index.js';
import { childTraceparent } from '../../telemetry/index.js';
import { Rounds, type Seat, type Seats } from '../client/index.js';
import type { Asked } from '../run/index.js';
import { EventStream, type Of } from './event-stream.js';
import { NextEvents } from './events.js';
import type { House } from './house.js';

/** A GraphQL request whose answer is to be a stream of events. */
export interface EventStreamRequest {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly verified: VerifiedIdentity;
  readonly asked: Asked;
  /** Bytes of its body. */
  readonly size: number;
  /** Waits for those ahead of it on its connection; false where the client has gone. */
  turn(): Promise<boolean>;
  /** Gives the answer out of hand; its headers are then written here. */
  take(): ServerResponse;
}

/** Why a stream of events is not begun: an ordinary answer. */
export interface StreamRefusal {
  readonly status: 405 | 413 | 429 | 503;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers a request with a stream of events.
 *
 * @returns why it was not begun; undefined once it was, or where the client has gone.
 * @throws {RightsUnknown} where the roles of the caller can't be believed.
 * @throws {TokenRefused} for a subscription with a token that has expired by now.
 */
export type OpenEventStream = (request: EventStreamRequest) => Promise<StreamRefusal | undefined>;

export interface EventStreamsOptions extends Omit<House, 'events' | 'comments'> {
  readonly rights: Rights;
  readonly seats: Seats;
  /** The address of the client, as far as proxies are believed. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly isStopping: () => boolean;
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // The answer's end is that of its connection.
  connection: 'close',
  // Else nginx gathers what should arrive at once.
  'x-accel-buffering': 'no',
};

const STOPPING: StreamRefusal = {
  status: 503,
  code: 'STOPPING',
  message: 'The gateway is stopping.',
  headers: { 'retry-after': '1' },
};
const MUTATION_BY_GET: StreamRefusal = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'Expected the method POST, got GET with a mutation.',
  headers: { allow: 'POST' },
};

/** GraphQL over SSE (graphql-sse, distinct connections mode). */
export function createEventStreams(options: EventStreamsOptions): OpenEventStream {
  const { settings, operations, rights, seats } = options;
  const house: House = {
    ...options,
    events: new NextEvents(),
    comments: new Rounds(settings.pingInterval, (stream) => stream.keepAlive()),
  };

  return async (given) => {
    if (options.isStopping()) return STOPPING;
    if (given.size > settings.maxMessage) return tooLarge(settings.maxMessage);
    const seat = seats.take(options.addressOf(given.request));
    if (seat === undefined) return tooMany(`from one address: ${settings.connectionsPerAddress}`);
    if (!seat.identify(given.verified.identity.subject)) {
      seat.release();
      return tooMany(`of one identity: ${settings.connectionsPerIdentity}`);
    }
    try {
      const begun = await begin(given, seat);
      if (begun !== STREAMING) seat.release();
      return begun === STREAMING ? undefined : begun;
    } catch (error) {
      seat.release();
      throw error;
    }
  };

  /** @returns undefined where the client has gone. */
  async function begin(
    { request, requestId, verified, asked, turn, take }: EventStreamRequest,
    seat: Seat,
  ): Promise<StreamRefusal | typeof STREAMING | undefined> {
    if (!(await turn())) {
      take();
      return undefined;
    }
    const prepared = await operations.prepare(asked, requestId);
    if (options.isStopping()) return STOPPING;
    const kind: Of['kind'] = 'errors' in prepared ? 'unknown' : prepared.kind;
    if (kind === 'mutation' && request.method === 'GET') return MUTATION_BY_GET;
    if (kind === 'subscription' && hasExpired(verified)) throw new TokenRefused('it has expired');
    const identity = rights.leftOf(verified.identity);
    const response = take();
    if (response.socket === null || response.destroyed) return undefined;
    const { traceparent: given } = request.headers;
    const traceparent = childTraceparent(typeof given === 'string' ? given : undefined);
    response.removeHeader('transfer-encoding');
    response.writeHead(200, HEADERS);
    const of: Of = { kind, requestId, traceparent };
    const stream = new EventStream(response, { verified, held: identity.roles, seat }, of, house);
    if ('errors' in prepared) {
      stream.end(prepared.errors);
    } else if (kind === 'subscription') {
      const trace = traceparent !== undefined && { traceparent };
      stream.join({ prepared, variables: asked.variables, identity, requestId, ...trace });
    } else {
      const asking = { requestId, traceparent, identity, signal: stream.signal };
      void operations
        .once(prepared, asked.variables, asking)
        .then(({ text, outcome }) => stream.answer(text, outcome));
    }
    return STREAMING;
  }
}

/** The answer streams, and its seat is left with it. */
const STREAMING = Symbol('streaming');

function tooLarge(max: number): StreamRefusal {
  return {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `Expected a body of at most ${max} bytes where events are asked for, got more.`,
    headers: {},
  };
}

/** Seconds. */
const RETRY_AFTER = '10';

function tooMany(allowed: string): StreamRefusal {
  return {
    status: 429,
    code: 'TOO_MANY_CONNECTIONS',
    message: `Expected no more live connections than may be open ${allowed}.`,
    headers: { 'retry-after': RETRY_AFTER },
  };
}
