import type { GraphQLFormattedError } from 'graphql';
import type { Prepared } from '../../engine/index.js';
import { RightsUnknown } from '../../rights/index.js';
import { childTraceparent, type Outcome } from '../../telemetry/index.js';
import type { Asked } from '../run/index.js';
import type { Joined, Listener } from '../streams/index.js';
import type { Connection } from './connection.js';
import { headOf, textFrame } from './frames.js';

/** One operation on a connection, from `subscribe` to `complete`. */
export class Operation implements Listener {
  readonly id: string;
  readonly #connection: Connection;
  readonly #began = performance.now();
  /** Absent until it is known what it is. */
  #kind: Prepared['kind'] | undefined;
  #traceparent: string | undefined;
  #head: Uint8Array | undefined;
  #joined: Joined | undefined;
  #brief: AbortController | undefined;
  #over = false;

  constructor(id: string, connection: Connection) {
    this.id = id;
    this.#connection = connection;
  }

  /** Whether it is soon over by itself: it is a query or a mutation, or not known yet. */
  get isBrief(): boolean {
    return this.#kind !== 'subscription';
  }

  async begin(asked: Asked): Promise<void> {
    const connection = this.#connection;
    const { operations, streams } = connection.house;
    const prepared = await operations.prepare(asked, this.#requestId);
    // The client may have gone, been shut out or changed its mind meanwhile.
    if (this.#over) return;
    if ('errors' in prepared) return this.#refuse(prepared.errors);
    let identity: ReturnType<Connection['identity']>;
    try {
      identity = connection.identity();
    } catch (error) {
      if (!(error instanceof RightsUnknown)) throw error;
      return this.#refuse([unknownRights(error, this.#requestId)]);
    }
    this.#kind = prepared.kind;
    this.#traceparent = childTraceparent(connection.traceparent);
    this.#head = headOf(this.id);
    const { variables } = asked;
    const requestId = this.#requestId;
    if (prepared.kind === 'subscription') {
      connection.house.metrics.subscriptionStarted();
      this.#joined = streams.join(
        {
          prepared,
          variables,
          identity,
          requestId,
          ...(this.#traceparent !== undefined && { traceparent: this.#traceparent }),
        },
        this,
      );
      return connection.leaveWhereAsked();
    }
    this.#brief = new AbortController();
    const { signal } = this.#brief;
    const asking = { requestId, traceparent: this.#traceparent, identity, signal };
    const { outcome, text } = await operations.once(prepared, variables, asking);
    if (this.#over) return;
    connection.write(textFrame(this.#head, Buffer.from(`${text}}`)));
    this.#complete(outcome);
  }

  next(text: string): boolean {
    const { outgoing, house } = this.#connection;
    if (this.#over) return false;
    if (this.#connection.write(house.frames.frame(this.#head as Uint8Array, text))) return true;
    outgoing.whenTaken(() => {
      if (!this.#over) this.#joined?.again();
    });
    return false;
  }

  end(errors?: readonly GraphQLFormattedError[]): void {
    if (this.#over) return;
    if (errors) this.#connection.say({ type: 'next', id: this.id, payload: { errors } });
    this.#complete(errors ? 'refused' : 'ok');
  }

  /** Ends it without a word: the client has left it, or the connection is over. */
  leave(): void {
    if (this.#over) return;
    this.#report('ok');
    this.#joined?.leave();
    this.#brief?.abort();
  }

  get #requestId(): string {
    return `${this.#connection.requestId}.${this.id.slice(0, 40)}`;
  }

  #complete(outcome: Outcome): void {
    this.#connection.say({ type: 'complete', id: this.id });
    this.#report(outcome);
    this.#connection.done(this);
  }

  /** It is not begun. */
  #refuse(errors: readonly GraphQLFormattedError[]): void {
    this.#connection.say({ type: 'error', id: this.id, payload: errors });
    this.#report('refused');
    this.#connection.done(this);
  }

  #report(outcome: Outcome): void {
    this.#over = true;
    const { house } = this.#connection;
    if (this.#kind === undefined) return;
    if (this.#kind === 'subscription') house.metrics.subscriptionEnded();
    house.operations.report({
      kind: this.#kind,
      transport: 'websocket',
      outcome,
      requestId: this.#requestId,
      traceparent: this.#traceparent,
      began: this.#began,
    });
  }
}

function unknownRights(error: RightsUnknown, requestId: string): GraphQLFormattedError {
  return { message: error.message, extensions: { code: 'RIGHTS_UNKNOWN', requestId } };
}
