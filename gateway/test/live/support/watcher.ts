import type { Streams } from '../../../src/live/streams/index.js';
import type { LiveWorld } from './live-world.js';
import { type Log, type LogSpot, readToken, type Token } from './log.js';
import type { Heard, TestListener } from './test-listener.js';

/**
 * A client that watches, is cut off and comes back with its last cursor. It holds each message against the log, and notes
 * what can't be: a change that is missing, comes again or before how things stood was told; a count that is wrong; a cursor
 * that another message had, for which a client would drop it.
 */
export class Watcher {
  readonly #faults: string[] = [];
  readonly #cursors = new Set<string>();
  /** The last place in each log. */
  readonly #heard = new Map<number, number>();
  #listener: TestListener | undefined;
  #cursor: string | undefined;
  #read = 0;
  /** Up to where it knows everything; undefined before it was told how things stand, and after a gap. */
  #place: LogSpot | undefined;
  /** What it was told of how things stand, while more is to come. */
  #told: { readonly place: LogSpot; readonly cursors: string[] } | undefined;
  #mayBeTold = true;

  constructor(
    readonly log: Log,
    readonly stream: 'counts' | 'votes',
    readonly topic: string | null,
    readonly topics: readonly string[],
    /** Whether it asks for names, which another service has. */
    readonly named: boolean,
  ) {}

  /** Joins, or is cut off and comes back. */
  async join(world: LiveWorld, gateway: Streams): Promise<void> {
    this.leave();
    // Cut off in the midst of how things stand, it is told of all of it again.
    for (const cursor of this.#told?.cursors ?? []) this.#cursors.delete(cursor);
    this.#told = undefined;
    const { stream, topic } = this;
    this.#listener = await world.listen(
      `subscription ($topic: ID, $since: ID) { ${stream}(topic: $topic, since: $since) { token sort count topic { id ${this.named ? 'name' : ''} } } }`,
      { topic, since: this.#cursor },
      undefined,
      gateway,
    );
    this.#read = 0;
  }

  leave(): void {
    this.#listener?.leave();
    this.#readOn();
    this.#listener = undefined;
  }

  /** Takes so many messages more. */
  takes(room: number): void {
    if (this.#listener === undefined) return;
    const { room: left } = this.#listener;
    if (left <= 0) this.#listener.again(room);
    else this.#listener.room = room;
  }

  /** Whether it has come to the end of the log. */
  hasCome(): boolean {
    this.#readOn();
    if (this.#listener?.ended) this.#faults.push(`was ended: ${JSON.stringify(this.#listener.errors)}`);
    if (this.#faults.length > 0) return true;
    const place = this.#place;
    return place?.epoch === this.log.epoch && this.log.next(place, this.topic) === undefined;
  }

  faults(): readonly string[] {
    return this.#faults;
  }

  #readOn(): void {
    const { heard = [] } = this.#listener ?? {};
    for (; this.#read < heard.length; this.#read++) this.#take(heard[this.#read] as Heard);
  }

  #take({ data, errors }: Heard): void {
    const { token, sort, count } = data;
    const topic = data.topic?.id ?? '';
    const place = readToken(token);
    const fault = (what: string) =>
      this.#faults.push(
        `${this.stream}(${this.topic}) ${what}: ${sort} ${topic} ${count} at ${place.epoch}:${place.at}, stood at ${this.#place?.epoch}:${this.#place?.at}`,
      );
    if (errors !== undefined) fault(`error ${JSON.stringify(errors)}`);
    if (this.#cursors.has(token)) fault('has a cursor that was there');
    this.#cursors.add(token);
    this.#cursor = token;
    if (place.at < (this.#heard.get(place.epoch) ?? 0)) fault('lies before what it was told');
    this.#heard.set(place.epoch, place.at);
    if (sort === 'HOLE') this.#takeGap(place);
    else if (count !== this.log.countAt(place, topic)) fault('is not the count');
    else if (sort === 'STATE') this.#takeState(place, token, fault);
    else this.#takeChange(place, fault);
  }

  #takeGap(place: LogSpot): void {
    this.#told = undefined;
    this.#mayBeTold = true;
    this.#place = this.stream === 'votes' ? place : undefined;
  }

  #takeState(place: Token, cursor: string, fault: (what: string) => void): void {
    if (!this.#mayBeTold || this.stream === 'votes') fault('was told how things stand without a reason');
    this.#told ??= { place, cursors: [] };
    const told = this.#told;
    if (told.place.at !== place.at || told.place.epoch !== place.epoch)
      fault('is of another place than others');
    told.cursors.push(cursor);
    if (place.unfinished) return;
    if (told.cursors.length !== (this.topic === null ? this.topics.length : 1)) fault('is not all');
    this.#told = undefined;
    this.#mayBeTold = false;
    this.#place = place;
  }

  #takeChange(place: LogSpot, fault: (what: string) => void): void {
    const next = this.#place && this.log.next(this.#place, this.topic);
    // Who hears of changes alone begins with whichever comes.
    const isFirst = this.#place === undefined && this.stream === 'votes';
    if (!isFirst && (next?.at !== place.at || this.#place?.epoch !== place.epoch)) fault('is not the next');
    this.#place = place;
  }
}
