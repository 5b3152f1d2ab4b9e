import type { ChangeEvent } from '@hub/schema/events';
import type { Publication } from '../backbone.js';
import { KnownIds } from './known-ids.js';
import type { LogStore } from './log-store.js';
import { nextPosition } from './next-position.js';
import type { PublicationMessage } from './publication-message.js';
import { eventsOf, inParts } from './publication-parts.js';
import { unprepared } from './read-log.js';
import { readMessages } from './read-messages.js';
import { isKept, STAYS, type Stay, type Subjects, stayOf } from './subjects.js';

/** Where the log stands, and a source in it, as of one message of the stream. */
interface Standing {
  readonly source: string;
  readonly epoch: string;
  /** The number of the stream's last message. */
  readonly number: number;
  /** Of the source's last publication of each kind; 0 where it has none. */
  readonly own: Readonly<Record<Stay, number>>;
  /** The position of the log's last entry. */
  readonly last: string;
  readonly removable: number;
  readonly sourcePosition: string | null;
  readonly known: KnownIds;
}

/**
 * Appends publications to the log. Each is appended right after the message that its appender knew as the last of the
 * stream, and of its own subject, or not at all: what it knew then still holds, whoever else appends, in this process or
 * another. A stream from which everything was removed goes on with its numbers, but has none of the subject: before a source
 * publishes anything it is therefore given a message of either kind.
 */
export class Appender {
  /** After its own publication a process knows where the log stands without asking. */
  #standing: Standing | undefined;
  /** The highest position this process has given out or seen. */
  #highest = 0n;

  constructor(
    private readonly store: LogStore,
    private readonly subjects: Subjects,
  ) {}

  /** Takes note of a position that a reader was given: none that is new will be lower. */
  saw(position: string): void {
    const seen = BigInt(position);
    if (seen > this.#highest) this.#highest = seen;
  }

  /** As {@link Backbone.publish} says. */
  async publish({ source, epoch, from, to, events }: Publication): Promise<boolean> {
    const sourcePosition = to ?? from;
    let fresh = this.#standing?.source !== source;
    let standing = fresh ? await this.#look(source) : (this.#standing as Standing);
    let stored: { readonly ids: string; readonly events: PublicationMessage['events'] } | undefined;
    for (;;) {
      if (fresh && epoch !== undefined && standing.epoch !== epoch) return false;
      const added = standing.sourcePosition === from ? await this.#unlogged(standing, events) : [];
      const nothing = standing.sourcePosition !== from || (added.length === 0 && sourcePosition === from);
      if (nothing && fresh) return standing.sourcePosition === from;
      if (!nothing) {
        const lacking = STAYS.find((stay) => standing.own[stay] === 0);
        if (lacking) {
          await this.#append(standing, standing.sourcePosition, [], [], lacking);
          standing = this.#standing ?? (await this.#look(source));
          fresh = true;
          continue;
        }
        const ids = JSON.stringify(added.map(({ messageId }) => messageId));
        if (stored?.ids !== ids) {
          stored = { ids, events: await inParts(this.store, stayOf(added), added, sourcePosition) };
          if ('parts' in stored.events) {
            // Between the pieces others may have appended.
            standing = await this.#look(source);
            fresh = true;
            continue;
          }
        }
        if (await this.#append(standing, sourcePosition, added, stored.events)) return true;
      }
      standing = await this.#look(source);
      fresh = true;
    }
  }

  /**
   * Repeats a source's position in a publication without events, where its last one that may be removed comes before
   * `number`: what does is about to be.
   */
  async carry(source: string, number: number): Promise<void> {
    for (;;) {
      const standing = await this.#look(source);
      if (standing.own.events === 0 || standing.own.events >= number) return;
      if (await this.#append(standing, standing.sourcePosition, [], [])) return;
    }
  }

  async #look(source: string): Promise<Standing> {
    // First the number: what is appended after it makes the publication fail, and be tried again.
    const info = await this.store.info();
    const [end, events, kept] = await Promise.all([
      this.store.last(),
      this.store.lastOf(source, 'events'),
      this.store.lastOf(source, 'kept'),
    ]);
    // Then the log's name: where everything was removed between two of these answers, it is gone, or another one.
    const state = await this.store.state();
    if (!info || !state) unprepared();
    const own = (events?.number ?? 0) > (kept?.number ?? 0) ? events : kept;
    return {
      source,
      epoch: state.epoch,
      number: info.state.last_seq,
      own: { events: events?.number ?? 0, kept: kept?.number ?? 0 },
      last: end?.last ?? state.prunedTo,
      removable: end?.removable ?? state.removed,
      sourcePosition: own?.sourcePosition ?? null,
      known: own ? KnownIds.parse(own.known) : KnownIds.NONE,
    };
  }

  /** @returns false where the log has another end by now. */
  async #append(
    standing: Standing,
    sourcePosition: string | null,
    added: readonly ChangeEvent[],
    events: PublicationMessage['events'],
    stay = stayOf(added),
  ): Promise<boolean> {
    const { source, epoch, number, own } = standing;
    this.#standing = undefined;
    this.saw(standing.last);
    const first = nextPosition(BigInt(standing.last), this.#highest);
    const next = {
      last: added.length === 0 ? standing.last : String(first + BigInt(added.length - 1)),
      removable: standing.removable + added.filter((event) => !isKept(event)).length,
      sourcePosition,
    };
    const known = standing.known.with(added.map((event) => idOf(source, event)));
    const message = {
      ...next,
      previous: standing.last,
      removableBefore: standing.removable,
      count: added.length,
      known: known.toString(),
      events,
    };
    const appended = await this.store.append(stay, source, message, number, own[stay]);
    if (appended === undefined) return false;
    this.saw(next.last);
    this.#standing = { ...next, source, epoch, number: appended, own: { ...own, [stay]: appended }, known };
    return true;
  }

  /** The events that are not in the log yet, each once. */
  async #unlogged(standing: Standing, events: readonly ChangeEvent[]): Promise<readonly ChangeEvent[]> {
    const { source, known } = standing;
    const doubtful = new Set<string>();
    const unlogged = new Map<string, ChangeEvent>();
    for (const event of events) {
      const logged = known.has(idOf(source, event));
      if (logged === undefined) doubtful.add(event.messageId);
      if (!logged && !unlogged.has(event.messageId)) unlogged.set(event.messageId, event);
    }
    if (doubtful.size > 0) {
      const next = (number: number) => this.store.next(number, this.subjects.of(source));
      for await (const message of readMessages(next, 1, standing.number)) {
        for (const { messageId } of (await eventsOf(this.store, message)) ?? []) {
          if (doubtful.has(messageId)) unlogged.delete(messageId);
        }
      }
    }
    return [...unlogged.values()];
  }
}

/** What a message id says beside the source. */
function idOf(source: string, { messageId }: ChangeEvent): string {
  return messageId.startsWith(`${source}:`) ? messageId.slice(source.length + 1) : messageId;
}
