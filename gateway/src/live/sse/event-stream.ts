import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import type { VerifiedIdentity } from '../../identity/index.js';
import type { OperationKind, Outcome } from '../../telemetry/index.js';
import {
  endByReset,
  type Guest,
  LAST_WORD,
  Outgoing,
  type Seat,
  type ShutOut,
  type Viewer,
} from '../client/index.js';
import type { Joined, Listener, StreamRequest } from '../streams/index.js';
import { COMMENT, COMPLETE } from './events.js';
import type { House } from './house.js';

/** What the events of a stream are of. */
export interface Of {
  readonly kind: OperationKind;
  readonly requestId: string;
  readonly traceparent: string | undefined;
}

/** How often the time in which it may take nothing a client has to read all that was written, and to close. */
const LEAVE_TIMES = 10;

/**
 * An answer that is a stream of events: one operation, from its request to `complete`. It ends with its connection, which
 * is kept until the client has read all of it and closed: what waits for that in the system can be taken back so long.
 */
export class EventStream implements Listener, Viewer, Guest {
  readonly verified: VerifiedIdentity;
  held: readonly string[];
  readonly #of: Of;
  readonly #house: House;
  readonly #socket: Socket;
  readonly #outgoing: Outgoing;
  readonly #controller = new AbortController();
  readonly #began = performance.now();
  #joined: Joined | undefined;
  #over = false;
  #leaving: NodeJS.Timeout | undefined;

  constructor(
    response: ServerResponse,
    viewer: { readonly verified: VerifiedIdentity; readonly held: readonly string[]; readonly seat: Seat },
    of: Of,
    house: House,
  ) {
    this.verified = viewer.verified;
    this.held = viewer.held;
    this.#of = of;
    this.#house = house;
    this.#socket = response.socket as Socket;
    this.#outgoing = new Outgoing({
      wire: response,
      socket: this.#socket,
      backlog: house.settings.backlog,
      stallTimeout: house.settings.stallTimeout,
      onBehind: () => undefined,
      onStalled: () => this.#stall(),
    });
    house.guests.add(this);
    house.viewers.add(this);
    house.comments.put(this);
    house.metrics.eventStreamOpened();
    if (of.kind === 'subscription') house.metrics.subscriptionStarted();
    response.once('close', () => this.#gone(viewer.seat));
    endByReset(this.#socket);
    // Before Node ends it likewise, after which nothing on its way could be taken back.
    this.#socket.prependOnceListener('end', () => this.cut());
    // At once, so that whatever is on the way lets the headers through.
    response.write(COMMENT);
  }

  /** Ends what runs for it. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Hears a stream. */
  join(request: StreamRequest): void {
    this.#joined = this.#house.streams.join(request, this);
  }

  /** The one answer to a query or a mutation. */
  answer(text: string, outcome: Outcome): void {
    if (this.#over) return;
    this.#outgoing.write(this.#house.events.event(text));
    this.#complete(outcome);
  }

  next(text: string): boolean {
    if (this.#over) return false;
    if (this.#outgoing.write(this.#house.events.event(text))) return true;
    this.#outgoing.whenTaken(() => {
      if (!this.#over) this.#joined?.again();
    });
    return false;
  }

  end(errors?: readonly GraphQLFormattedError[]): void {
    if (this.#over) return;
    if (errors) this.#outgoing.write(this.#house.events.event(JSON.stringify({ errors })));
    this.#complete(errors ? 'refused' : 'ok');
  }

  /** Writes something, so that nobody on the way takes the stream for dead. */
  keepAlive(): void {
    if (!this.#outgoing.behind) this.#outgoing.write(COMMENT);
    this.#house.comments.put(this);
  }

  shutOut({ code, message }: ShutOut): void {
    this.#house.viewers.delete(this);
    const errors = [{ message: `${message}.`, extensions: { code, requestId: this.#of.requestId } }];
    this.end(errors);
    setTimeout(() => this.cut(), LAST_WORD).unref();
  }

  /** Ends the answer without `complete`, which tells the client to come back; not in the midst of a query or mutation. */
  goAway(): void {
    if (this.#of.kind === 'subscription' && !this.#over) this.#finish('ok');
  }

  cut(): void {
    this.#socket.destroy();
  }

  #gone(seat: Seat): void {
    this.#leave('ok');
    clearTimeout(this.#leaving);
    seat.release();
    this.#house.viewers.delete(this);
    this.#house.guests.delete(this);
    this.#house.metrics.eventStreamClosed();
  }

  #complete(outcome: Outcome): void {
    if (this.#over) return;
    this.#outgoing.write(COMPLETE);
    this.#finish(outcome);
  }

  #finish(outcome: Outcome): void {
    this.#leave(outcome);
    this.#socket.end();
    this.#leaving = setTimeout(() => this.cut(), LEAVE_TIMES * this.#house.settings.stallTimeout).unref();
  }

  /** Ends all that runs for it. What was written before may still be on its way. */
  #leave(outcome: Outcome): void {
    if (this.#over) return;
    this.#over = true;
    const { comments, metrics, operations } = this.#house;
    comments.drop(this);
    this.#joined?.leave();
    this.#controller.abort();
    if (this.#of.kind === 'subscription') metrics.subscriptionEnded();
    operations.report({ ...this.#of, transport: 'sse', outcome, began: this.#began });
  }

  #stall(): void {
    // It may have been shut out, and be read no more since.
    if (!this.#over)
      this.#house.log.info({ requestId: this.#of.requestId }, 'a client that reads nothing was cut off');
    this.cut();
  }
}
