import type { GraphQLFormattedError } from 'graphql';
import type { Joined, Listener } from '../../../src/live/streams/index.js';

/** One event as it came, with what is in it under whatever field. */
export interface Heard {
  readonly text: string;
  readonly data: {
    readonly token: string;
    readonly sort: string;
    readonly count: number | null;
    readonly topic?: { readonly id: string; readonly name?: string | null } | null;
  } & Record<string, unknown>;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A listener that remembers what it hears, and takes as much as it is told to. */
export class TestListener implements Listener {
  joined: Joined | undefined;
  readonly heard: Heard[] = [];
  /** How many events it takes before it takes no more; without end by default. */
  room = Number.POSITIVE_INFINITY;
  errors: readonly GraphQLFormattedError[] | undefined;
  ended = false;
  /** What is done in the midst of being told. */
  onHeard = () => {};
  readonly #waiting = new Set<() => void>();

  next(text: string): boolean {
    if (this.room <= 0) throw new Error('A listener that takes no more was told something.');
    const { data, errors } = JSON.parse(text);
    this.heard.push({ text, data: Object.values(data ?? {})[0] as Heard['data'], errors });
    this.room -= 1;
    this.onHeard();
    this.#tell();
    return this.room > 0;
  }

  end(errors?: readonly GraphQLFormattedError[]): void {
    if (this.ended) throw new Error('A listener was ended twice.');
    this.ended = true;
    this.errors = errors;
    this.#tell();
  }

  again(room = Number.POSITIVE_INFINITY): void {
    this.room = room;
    this.joined?.again();
  }

  leave(): void {
    this.joined?.leave();
  }

  /** Resolves once something holds of it; the test's own time limit is the limit. */
  async until(holds: (listener: this) => boolean): Promise<this> {
    while (!holds(this)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    return this;
  }

  /** Resolves once it has heard a count. */
  count(count: number): Promise<this> {
    return this.until(({ heard }) => heard.at(-1)?.data.count === count);
  }

  get counts(): (number | string | null)[] {
    return this.heard.map(({ data }) =>
      data.sort === 'EVENT' ? data.count : `${data.sort} ${data.count ?? ''}`.trim(),
    );
  }

  get cursor(): string {
    return this.heard.at(-1)?.data.token as string;
  }

  #tell(): void {
    for (const go of [...this.#waiting]) {
      this.#waiting.delete(go);
      go();
    }
  }
}

/** Resolves once a condition holds; the test's own time limit is the limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
