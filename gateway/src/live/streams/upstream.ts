import type { Identity } from '@hub/schema/identity';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { LiveMessage, LiveOperation } from '../../engine/index.js';
import type { ErrorCode } from '../../error-codes.js';
import { Backoff } from './backoff.js';
import type { StreamFigures } from './figures.js';
import { isFinal, isOfCursor } from './final.js';
import { Pipeline } from './pipeline.js';
import { isAfter, isSameEpoch, type Place } from './position.js';
import type { StreamEvent } from './ring.js';

/** Messages of one subscription whose texts are made at the same time. */
const AT_ONCE = 16;
/** Changes that may wait for their texts; beyond it nothing more is asked for until few wait. */
const MOST_WAITING = 256;
const FEW_WAITING = 64;

/** Where a replay ends, and how things stood there, if the stream says so. */
export interface Reached extends Place {
  readonly snapshots: readonly StreamEvent[];
  /** The cursor of a GAP before it: who comes back with it gets the snapshots, and what follows them. */
  readonly gapCursor: string;
}

/** Who hears of what comes. Everything that comes before a place was reached is a replay. */
export interface UpstreamHears {
  change(event: StreamEvent): void;
  /** Changes are missing; how things stand comes with the place that is reached next. */
  gap(event: StreamEvent): void;
  reached(reached: Reached): void;
  /** Over for good. */
  failed(errors: readonly GraphQLError[]): void;
}

export interface UpstreamOptions {
  readonly operation: LiveOperation;
  /** In whose name it is asked. */
  readonly identity: Identity;
  readonly requestId: string;
  readonly after: string | undefined;
  /** Milliseconds after which a subscription that could not be made at all has failed. */
  readonly patience: number;
  readonly figures: StreamFigures;
  /** Makes the text that clients get. */
  readonly textOf: (result: ExecutionResult) => string;
}

/**
 * A live subscription that goes on until it is stopped: where it breaks, it is made again after the last cursor, so
 * that nothing is missing and nothing comes twice. Snapshots that were cut off begin anew, and are handed on as a whole.
 */
export class Upstream {
  hears: UpstreamHears;
  readonly #options: UpstreamOptions;
  readonly #ending = new AbortController();
  readonly #backoff = new Backoff();
  readonly #pipeline = new Pipeline<() => void>(AT_ONCE, (hand) => {
    if (!this.#ending.signal.aborted) hand();
  });
  #operation: LiveOperation;
  #after: string | undefined;
  /** The last place that came in; its text may still be in the making. */
  #last: string | undefined;
  #snapshots: StreamEvent[] = [];
  /** The cursor of the GAP that came before these. */
  #gapCursor: string | undefined;
  #isLost = false;
  #isHalted = false;
  #waiting = 0;
  #stop: (() => void) | undefined;
  #retrying: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #lastErrors: readonly GraphQLError[] = [];

  constructor(options: UpstreamOptions, hears: UpstreamHears) {
    this.#options = options;
    this.#operation = options.operation;
    this.#after = options.after;
    this.hears = hears;
    options.figures.upstream += 1;
    this.#patience = setTimeout(() => this.#giveUp(), options.patience);
    this.#begin();
  }

  /** Goes on after the last cursor, with what is asked now. */
  restart(operation = this.#operation): void {
    if (this.#ending.signal.aborted) return;
    this.#operation = operation;
    const stop = this.#stop;
    this.#begin();
    // After it: a socket that they share stays open.
    stop?.();
  }

  /** Ends it. Nothing is heard any more, also not of what has come in already. */
  stop(): void {
    if (this.#ending.signal.aborted) return;
    this.#options.figures.upstream -= 1;
    this.#ending.abort();
    clearTimeout(this.#patience);
    clearTimeout(this.#retrying);
    this.#stop?.();
  }

  #begin(): void {
    clearTimeout(this.#retrying);
    this.#isHalted = false;
    this.#snapshots = [];
    const { identity, requestId } = this.#options;
    // A context of its own: it is asked at the places that the map has now.
    const context = { identity, requestId, signal: this.#ending.signal };
    let isOld = false;
    const stop = this.#operation.follow(this.#after, context, {
      message: (message) => {
        if (!isOld) this.#take(message);
      },
      end: (errors) => {
        if (!isOld) this.#broke(errors);
      },
    });
    this.#stop = () => {
      isOld = true;
      stop();
    };
  }

  #take(message: LiveMessage): void {
    clearTimeout(this.#patience);
    this.#backoff.reset();
    switch (message.kind) {
      case 'snapshot': {
        const into = this.#snapshots;
        this.#make(message, (event) => into.push(event));
        break;
      }
      case 'reached':
        this.#takeReached(message);
        break;
      case 'gap':
        this.#takeGap(message);
        break;
      case 'change':
        this.#takeChange(message);
    }
  }

  /** A stream that was asked for without a cursor begins with one: nothing is missing, and its cursor is kept for later. */
  #takeGap(message: LiveMessage): void {
    this.#snapshots = [];
    this.#gapCursor = message.cursor;
    if (this.#after === undefined) return;
    this.#goOnFrom(message);
    this.#make(message, (event) => this.hears.gap(event));
  }

  #takeReached({ cursor, position }: LiveMessage): void {
    const place = { cursor, position };
    const reached: Reached = { ...place, snapshots: this.#snapshots, gapCursor: this.#gapCursor ?? cursor };
    const isLost = this.#isLost;
    this.#snapshots = [];
    this.#gapCursor = undefined;
    this.#isLost = false;
    this.#goOnFrom(place);
    this.#pipeline.push(async () => () => {
      if (isLost) this.#tellOfLoss(reached);
      this.hears.reached(reached);
    });
  }

  #takeChange(message: LiveMessage): void {
    const { position } = message;
    const last = this.#last;
    if (last !== undefined && isSameEpoch(last, position) && !isAfter(position, last)) return;
    this.#goOnFrom(message);
    this.#waiting += 1;
    if (this.#waiting >= MOST_WAITING) this.#halt();
    this.#make(message, (event) => {
      this.#made();
      this.hears.change(event);
    });
  }

  #goOnFrom({ cursor, position }: Place): void {
    this.#after = cursor;
    this.#last = position;
  }

  /** Makes the text while other messages come, and hands the event on when it is its turn. */
  #make({ cursor, position, answer }: LiveMessage, hand: (event: StreamEvent) => void): void {
    this.#pipeline.push(async () => {
      const result = await answer();
      const text = this.#options.textOf(result);
      this.#options.figures.events += 1;
      return () => hand({ cursor, position, text, lacks: result.errors !== undefined });
    });
  }

  /** More comes than can be made: the rest stays in the log until it is its turn. */
  #halt(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#isHalted = true;
  }

  #made(): void {
    this.#waiting -= 1;
    if (this.#isHalted && this.#waiting <= FEW_WAITING) this.#begin();
  }

  #broke(errors: readonly GraphQLError[]): void {
    this.#stop = undefined;
    const isOfOwnCursor = isOfCursor(errors) && this.#last !== undefined;
    if (isFinal(errors) && !isOfOwnCursor) {
      this.#fail(errors);
      return;
    }
    if (isOfOwnCursor) {
      // The log that it belongs to is there no more.
      this.#isLost = true;
      this.#after = undefined;
      this.#last = undefined;
    }
    this.#lastErrors = errors;
    this.#retry();
  }

  #giveUp(): void {
    this.#fail(this.#lastErrors.length > 0 ? this.#lastErrors : [NOTHING_CAME]);
  }

  #fail(errors: readonly GraphQLError[]): void {
    // What has come in already is told before.
    this.#pipeline.push(async () => () => {
      this.stop();
      this.hears.failed(errors);
    });
  }

  #retry(): void {
    this.#options.figures.breaks += 1;
    clearTimeout(this.#retrying);
    this.#retrying = setTimeout(() => this.#begin(), this.#backoff.next());
  }

  /** Tells that nothing can be said of what has been since, before it is told how things stand. */
  #tellOfLoss({ gapCursor, position }: Reached): void {
    const text = this.#options.textOf(this.#operation.gap(gapCursor));
    this.hears.gap({ cursor: gapCursor, position, text });
  }
}

const NOTHING_CAME = new GraphQLError('The subscription was taken, and nothing came of it in time.', {
  extensions: { code: 'TIMEOUT' satisfies ErrorCode },
});
