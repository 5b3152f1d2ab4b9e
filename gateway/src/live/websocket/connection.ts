import type { Socket } from 'node:net';
import type { Identity } from '@hub/schema/identity';
import { ANONYMOUS } from '@hub/schema/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { RawData, WebSocket } from 'ws';
import { hasExpired, TokenRefused, type VerifiedIdentity } from '../../identity/index.js';
import { LIMIT_EXCEEDED } from '../../limits/index.js';
import { RightsUnknown } from '../../rights/index.js';
import {
  EXPIRED,
  endByReset,
  type Guest,
  LAST_WORD,
  MeasuredOutgoing,
  type Seat,
  type ShutOut,
  type Viewer,
} from '../client/index.js';
import type { Asked } from '../run/index.js';
import { closeReason } from './close-reason.js';
import { inParts, textFrame } from './frames.js';
import type { House } from './house.js';
import { type ClientMessage, type Malformed, readMessage } from './messages.js';
import { Operation } from './operation.js';

/** What is kept of the request that a connection was made by. */
export interface Greeting {
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly authorization: string | undefined;
  readonly seat: Seat;
}

const ACK = textFrame(Buffer.from('{"type":"connection_ack"}'), Buffer.alloc(0));
const BYTES: Malformed = { type: 'malformed', reason: 'Expected text, got bytes' };
const NOBODY: VerifiedIdentity = { identity: ANONYMOUS };

/** One WebSocket that speaks graphql-transport-ws: the protocol's states, and what runs on it. */
export class Connection implements Viewer, Guest {
  readonly house: House;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly outgoing: MeasuredOutgoing;
  verified = NOBODY;
  held: readonly string[] = [];
  readonly #socket: WebSocket;
  readonly #wire: Socket;
  readonly #seat: Seat;
  readonly #operations = new Map<string, Operation>();
  #authorization: string | undefined;
  #state: 'new' | 'greeting' | 'let in' | 'over' = 'new';
  #leaving = false;

  /** @param wire the socket under the WebSocket, which frames are written to. */
  constructor(socket: WebSocket, wire: Socket, greeting: Greeting, house: House) {
    this.house = house;
    this.requestId = greeting.requestId;
    this.traceparent = greeting.traceparent;
    this.#authorization = greeting.authorization;
    this.#seat = greeting.seat;
    this.#socket = socket;
    this.#wire = wire;
    const { backlog, stallTimeout, pingInterval } = house.settings;
    this.outgoing = new MeasuredOutgoing({
      wire,
      socket: wire,
      backlog,
      stallTimeout,
      answerTimeout: pingInterval,
      ask: (place) => this.#ask(place),
      onFull: (full) => this.#listen(!full),
      onStalled: () => this.#stall(),
    });
    endByReset(wire);
    // Before ws ends it likewise, after which nothing on its way could be taken back.
    wire.prependOnceListener('end', () => this.cut());
    house.guests.add(this);
    house.silent.put(this);
    house.pings.put(this);
  }

  /** Takes in a message. Never throws. */
  hear(data: RawData, isBinary: boolean): void {
    this.outgoing.heard();
    if (this.#state === 'over') return;
    this.#take(isBinary ? BYTES : readMessage(String(data))).catch((error: unknown) => this.fail(error));
  }

  /** The client has answered a ping, or sent a pong that nobody asked for. */
  answer(pong: Buffer): void {
    this.outgoing.answer(Number.parseInt(pong.toString('latin1'), 10));
  }

  /** Sees whether the client is still there, and asks it again. */
  ping(): void {
    if (this.outgoing.isLost) {
      this.cut();
      return;
    }
    this.outgoing.ask();
    this.house.pings.put(this);
  }

  /** It has not said `connection_init` in time. */
  keptSilent(): void {
    this.close(4408, 'Connection initialisation timeout');
  }

  /** Who asks now: a connection may outlast a right that it did not use, or gain one again. Throws RightsUnknown. */
  identity(): Identity {
    return this.house.rights.leftOf(this.verified.identity);
  }

  /**
   * Writes a frame to the client.
   *
   * @returns false where it may be given no more that can be left out, until `outgoing.whenTaken` calls.
   */
  write(frame: Uint8Array): boolean {
    // Else it would stand behind the frame that closes.
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    return frame.length > this.outgoing.step ? this.#writeInParts(frame) : this.outgoing.write(frame);
  }

  /** Writes a message that is not written often. */
  say(message: object): void {
    this.write(textFrame(Buffer.from(JSON.stringify(message)), EMPTY));
  }

  /** An operation is over. */
  done(operation: Operation): void {
    this.#operations.delete(operation.id);
    this.leaveWhereAsked();
  }

  /** Goes on with going away, where something has changed that it waited for. */
  leaveWhereAsked(): void {
    if (this.#leaving) this.goAway();
  }

  fail(error: unknown): void {
    this.house.log.error({ requestId: this.requestId, err: error }, 'a WebSocket message failed');
    this.close(4500, 'Internal error');
  }

  shutOut({ close, message }: ShutOut): void {
    this.house.viewers.delete(this);
    this.close(close, message);
    setTimeout(() => this.cut(), LAST_WORD).unref();
  }

  /** Closes with 1001, once queries and mutations under way are answered. */
  goAway(): void {
    this.#leaving = true;
    for (const operation of this.#operations.values()) if (operation.isBrief) return;
    this.close(1001, 'Going away');
  }

  cut(): void {
    this.#wire.destroy();
  }

  /** Ends all that runs, and closes. */
  close(code: number, reason: string): void {
    this.end();
    this.#socket.close(code, closeReason(reason));
    // What it answers to the close must be read.
    this.#socket.resume();
  }

  /** Ends all that runs; it may ask nothing more. What was written before may still be on its way. */
  end(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.house.silent.drop(this);
    const running = [...this.#operations.values()];
    this.#operations.clear();
    for (const operation of running) operation.leave();
  }

  /** The socket has closed: nothing is kept of it any more. */
  gone(): void {
    this.end();
    this.house.viewers.delete(this);
    this.house.pings.drop(this);
    this.house.guests.delete(this);
    this.#seat.release();
  }

  async #take(message: ClientMessage | Malformed): Promise<void> {
    switch (message.type) {
      case 'malformed':
        return this.close(4400, message.reason);
      case 'connection_init':
        return this.#greet(message.payload);
      case 'ping':
        return this.say({ type: 'pong', ...(message.payload && { payload: message.payload }) });
      case 'subscribe':
        return this.#subscribe(message.id, message.payload);
      case 'complete':
        return this.#complete(message.id);
    }
  }

  async #greet(payload: Record<string, unknown> | undefined): Promise<void> {
    if (this.#state !== 'new') return this.close(4429, 'Too many initialisation requests');
    this.#state = 'greeting';
    this.house.silent.drop(this);
    try {
      const verified = await this.house.verify(authorizationIn(payload) ?? this.#authorization);
      if (this.#isOver()) return;
      if (hasExpired(verified)) return this.close(EXPIRED.close, EXPIRED.message);
      this.verified = verified;
      this.held = this.identity().roles;
    } catch (error) {
      return this.close(error instanceof TokenRefused ? 4403 : 1013, reasonOf(error));
    }
    this.#authorization = undefined;
    // A code of its own would be taken for a fault of the client's, after which none comes back; 4429 is for greetings.
    if (!this.#seat.identify(this.verified.identity.subject))
      return this.close(1013, 'Too many connections of this identity');
    this.#state = 'let in';
    this.house.viewers.add(this);
    this.write(ACK);
  }

  async #subscribe(id: string, asked: Asked): Promise<void> {
    if (this.#state !== 'let in') return this.close(4401, 'Unauthorized');
    if (this.#operations.has(id)) return this.close(4409, `Subscriber for ${id} already exists`);
    const { operations: max } = this.house.settings;
    const got = this.#operations.size + 1;
    if (got > max) {
      const requestId = `${this.requestId}.${id.slice(0, 40)}`;
      return this.say({ type: 'error', id, payload: [tooMany(max, got, requestId)] });
    }
    if (this.#leaving) return;
    const operation = new Operation(id, this);
    this.#operations.set(id, operation);
    await operation.begin(asked);
  }

  #complete(id: string): void {
    const operation = this.#operations.get(id);
    if (operation === undefined) return;
    operation.leave();
    this.done(operation);
  }

  #isOver(): boolean {
    return this.#state === 'over';
  }

  /** So that it is seen how a client that is slow comes on with what is large. */
  #writeInParts(frame: Uint8Array): boolean {
    for (const [beginning, text] of inParts(frame, this.outgoing.step)) {
      // It may be cut off in the midst.
      if (this.#socket.readyState !== this.#socket.OPEN) return false;
      this.outgoing.writeBoth(beginning, text);
    }
    return !this.outgoing.behind;
  }

  #ask(place: number): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping(String(place));
  }

  /** What a client goes on asking for while its network takes nothing would pile up: it is not heard for so long. */
  #listen(heard: boolean): void {
    if (heard || this.#state === 'over') this.#socket.resume();
    else this.#socket.pause();
  }

  #stall(): void {
    this.house.log.info({ requestId: this.requestId }, 'a client that reads nothing was cut off');
    this.end();
    this.cut();
  }
}

const EMPTY = Buffer.alloc(0);

/** The token may come with the connection's first message, or, from clients that can set headers, with its request. */
function authorizationIn(payload: Record<string, unknown> = {}): string | undefined {
  for (const [name, value] of Object.entries(payload)) {
    if (name.toLowerCase() !== 'authorization' || value === undefined || value === null) continue;
    if (typeof value !== 'string') throw new TokenRefused('expected "Bearer" and a token, got no text');
    return value;
  }
  return undefined;
}

function reasonOf(error: unknown): string {
  if (error instanceof TokenRefused) return error.message;
  return error instanceof RightsUnknown
    ? 'Revoked rights are not known'
    : 'The token issuer cannot be reached';
}

function tooMany(max: number, got: number, requestId: string): GraphQLFormattedError {
  return {
    message: `Expected at most ${max} operations at the same time on one connection, got ${got}.`,
    extensions: { code: LIMIT_EXCEEDED, limit: 'operations', max, got, requestId },
  };
}
