import type { Identity } from '@hub/schema/identity';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { LiveOperation } from '../../engine/index.js';
import { Current, type CurrentHost } from './current.js';
import type { Entry, Host } from './entry.js';
import type { StreamFigures } from './figures.js';
import { isAfter, isSameEpoch, type Place } from './position.js';
import { Replay, type ReplayHost } from './replay.js';
import type { RingLimits, StreamEvent } from './ring.js';
import { type Snapshot, snapshotOf } from './snapshot.js';
import { type Reached, Upstream, type UpstreamHears } from './upstream.js';

export interface StreamOptions {
  readonly operation: LiveOperation;
  /** In whose name it is asked: it may see just what each of its viewers may see. */
  readonly identity: Identity;
  readonly requestId: string;
  /** Milliseconds that it goes on after its last listener has left. */
  readonly linger: number;
  /** Milliseconds after which a subscription that can't be made at all is told to those who wait for it. */
  readonly patience: number;
  readonly ring: RingLimits;
  readonly figures: StreamFigures;
  readonly textOf: (result: ExecutionResult) => string;
  readonly errorsOf: (errors: readonly GraphQLError[]) => readonly GraphQLFormattedError[];
  /** It has ended. */
  readonly onOver: () => void;
}

/** Milliseconds for which newcomers are told how things stood, unless more events than these lie after it. */
const SNAPSHOT_AGE = 1_000;
const SNAPSHOT_EVENTS = 100;

/**
 * One stream, whoever listens. A listener is first told what it asked for of the past, alone or with those who asked for
 * the same, up to a place in the log; from that place on it hears what all hear.
 *
 * The first subscription that has told of the past becomes the one that all share.
 */
export class Stream implements Host {
  readonly #options: StreamOptions;
  readonly #entries = new Set<Entry>();
  readonly #replays = new Set<Replay>();
  #operation: LiveOperation;
  #shared: Upstream | undefined;
  #current: Current | undefined;
  #gap: StreamEvent | undefined;
  #snapshot: Snapshot | undefined;
  #lingering: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#operation = options.operation;
    options.figures.streams += 1;
  }

  /** @param after the cursor after which the listener wants to go on; how things stand now where there is none. */
  join(entry: Entry, after: string | undefined): void {
    clearTimeout(this.#lingering);
    entry.host = this;
    this.#entries.add(entry);
    this.#options.figures.listeners += 1;
    if (after === undefined) this.#tellFromNow(entry);
    else this.#tellAfter(entry, after);
  }

  again(entry: Entry): void {
    const { resume } = entry;
    entry.isFull = false;
    entry.resume = undefined;
    this.#options.figures.behind -= 1;
    if (resume === undefined) this.#current?.tellOn(entry);
    else this.#tellAfter(entry, resume);
  }

  leave(entry: Entry): void {
    if (!this.#entries.delete(entry)) return;
    const { figures, linger } = this.#options;
    figures.listeners -= 1;
    if (entry.isFull) figures.behind -= 1;
    this.#current?.remove(entry);
    for (const replay of this.#replays) replay.leave(entry);
    if (this.#entries.size > 0 || this.#isOver) return;
    if (linger === 0) this.close();
    else this.#lingering = setTimeout(() => this.close(), linger);
  }

  /** Goes on with what another engine has made of the operation. */
  replace(operation: LiveOperation): void {
    this.#operation = operation;
    this.#snapshot = undefined;
    for (const upstream of this.#upstreams()) upstream.restart(operation);
  }

  /** Lets go of what was kept long enough. */
  expire(now: number): void {
    this.#current?.expire(now);
    if (this.#snapshot !== undefined && this.#freshSnapshot() === undefined) this.#snapshot = undefined;
  }

  /** Ends it, upstream and for all of its listeners, who are told the same. */
  end(errors: readonly GraphQLError[]): void {
    const told = this.#options.errorsOf(errors);
    const entries = [...this.#entries];
    this.close();
    for (const entry of entries) entry.end(told);
  }

  /** Ends it upstream. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#lingering);
    for (const upstream of this.#upstreams()) upstream.stop();
    this.#options.figures.streams -= 1;
    this.#options.onOver();
  }

  #tellFromNow(entry: Entry): void {
    const known = this.#freshSnapshot();
    if (known === undefined) this.#waitFor(undefined, entry);
    else this.#tellSnapshot(entry, known);
  }

  #tellAfter(entry: Entry, cursor: string): void {
    if (this.#current?.tellAfter(entry, cursor)) return;
    this.#waitFor(cursor, entry);
  }

  #tellSnapshot(entry: Entry, snapshot: Snapshot): void {
    const { textOf } = this.#options;
    const hasMissed = entry.missedAt !== undefined;
    const gap = hasMissed ? textOf(this.#operation.gap(snapshot.gapCursor)) : undefined;
    entry.missedAt = undefined;
    (this.#current as Current).tell(entry, snapshot, gap);
  }

  #freshSnapshot(): Snapshot | undefined {
    const snapshot = this.#snapshot;
    if (snapshot === undefined || performance.now() - snapshot.at > SNAPSHOT_AGE) return undefined;
    const since = this.#current?.countAfter(snapshot.place) ?? Number.POSITIVE_INFINITY;
    return since > SNAPSHOT_EVENTS ? undefined : snapshot;
  }

  #waitFor(after: string | undefined, entry: Entry): void {
    for (const replay of this.#replays) {
      if (!replay.isFor(after)) continue;
      replay.waiting.add(entry);
      return;
    }
    const replay = new Replay(after, this.#ofReplays);
    replay.waiting.add(entry);
    this.#replays.add(replay);
    const { identity, requestId, patience, figures, textOf } = this.#options;
    figures.replays += 1;
    const operation = this.#operation;
    replay.upstream = new Upstream(
      { operation, identity, requestId, after, patience, figures, textOf },
      replay,
    );
  }

  #upstreams(): Upstream[] {
    return [this.#shared, ...[...this.#replays].map(({ upstream }) => upstream)].filter(
      (upstream) => upstream !== undefined,
    );
  }

  readonly #ofReplays: ReplayHost = {
    telling: (count) => {
      this.#options.figures.delivered += count;
    },
    fell: (entry, { cursor, position }) => {
      entry.isFull = true;
      entry.resume = cursor;
      entry.heard = { cursor, position };
      this.#options.figures.behind += 1;
    },
    left: (replay) => this.#drop(replay),
    reached: (replay, reached) => {
      const snapshot = snapshotOf(reached, performance.now());
      if (this.#current === undefined) this.#share(replay, snapshot.place);
      else this.#drop(replay);
      // One without texts may be of a stream that has none: who joins that now must not hear of what has been.
      const isForOthers = snapshot.texts.length > 0 && !reached.snapshots.some(({ lacks }) => lacks);
      if (replay.after === undefined && isForOthers) this.#snapshot = snapshot;
      for (const entry of replay.waiting) {
        if (entry.isGone) continue;
        const { missedAt, heard } = entry;
        // Asked for before it heard more, it may say how things stood before that.
        const isOld = missedAt !== undefined && replay.begunAt < missedAt && !isBeyond(snapshot.place, heard);
        if (isOld) this.#waitFor(undefined, entry);
        else this.#tellSnapshot(entry, snapshot);
      }
    },
    failed: (replay, errors) => {
      this.#drop(replay);
      const told = this.#options.errorsOf(errors);
      for (const entry of replay.waiting) entry.end(told);
    },
  };

  #drop(replay: Replay): void {
    if (this.#replays.delete(replay)) replay.upstream?.stop();
  }

  #share(replay: Replay, place: Place): void {
    this.#replays.delete(replay);
    const { ring, figures } = this.#options;
    this.#current = new Current(place, ring, this.#ofCurrent, figures);
    this.#shared = replay.upstream as Upstream;
    this.#shared.hears = this.#ofShared;
  }

  readonly #ofShared: UpstreamHears = {
    change: (event) => {
      const gap = this.#gap;
      // Cut off right after it, a stream that has no snapshots goes on from there.
      if (gap !== undefined) this.#reached({ ...placeOf(gap), snapshots: [], gapCursor: gap.cursor });
      this.#current?.change(event);
    },
    gap: (event) => {
      this.#gap = event;
    },
    reached: (reached) => this.#reached(reached),
    failed: (errors) => this.end(errors),
  };

  #reached(reached: Reached): void {
    const gap = this.#gap;
    if (gap === undefined) {
      this.#current?.reached(reached);
      return;
    }
    this.#gap = undefined;
    this.#options.figures.gaps += 1;
    this.#snapshot = undefined;
    this.#current?.beginAnew(gap.text, snapshotOf(reached, performance.now()));
  }

  readonly #ofCurrent: CurrentHost = {
    missed: (entry) => {
      this.#options.figures.gaps += 1;
      entry.missedAt = performance.now();
      this.#tellFromNow(entry);
    },
    lacks: (entry, { cursor }) => this.#waitFor(cursor, entry),
    isStale: () => this.#shared?.restart(),
  };
}

const placeOf = ({ cursor, position }: Place): Place => ({ cursor, position });

function isBeyond({ position }: Place, heard: Place | undefined): boolean {
  return heard === undefined || !isSameEpoch(position, heard.position) || isAfter(position, heard.position);
}
