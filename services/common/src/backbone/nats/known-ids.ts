/** Ranges beyond these are forgotten, the lowest first. */
const MOST_RANGES = 256;
/** Ids as the outbox gives them; longer ones would not be exact as numbers. */
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;

type Range = readonly [first: number, last: number];

/**
 * Which of a source's events are in the log, told by their numbers in its outbox. Numbers are given out one after the
 * other, so that the whole set is a handful of ranges, short enough to be carried by each publication.
 */
export class KnownIds {
  /** @param from below this number nothing is known. */
  private constructor(
    private readonly from: number,
    private readonly ranges: readonly Range[],
  ) {}

  /** Of a source that has published nothing. */
  static readonly NONE = new KnownIds(0, []);

  /** Reads what {@link toString} wrote. */
  static parse(text: string): KnownIds {
    const [from = '', ranges = ''] = text.split(':');
    const read = ranges.split(',').flatMap((range): Range[] => {
      if (range === '') return [];
      const [first, last = first] = range.split('-').map(Number);
      return [[first as number, last as number]];
    });
    return new KnownIds(Number(from), read);
  }

  /** @returns undefined where it is not known. */
  has(id: string): boolean | undefined {
    if (!NUMBER.test(id)) return this === KnownIds.NONE ? false : undefined;
    const number = Number(id);
    if (number < this.from) return undefined;
    return this.ranges.some(([first, last]) => first <= number && number <= last);
  }

  /** The same with more ids; others than numbers are not remembered. */
  with(ids: readonly string[]): KnownIds {
    const added = ids.filter((id) => NUMBER.test(id)).map((id): Range => [Number(id), Number(id)]);
    const merged: [number, number][] = [];
    for (const [first, last] of [...this.ranges, ...added].sort(([a], [b]) => a - b)) {
      const before = merged.at(-1);
      if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
      else merged.push([first, last]);
    }
    const kept = merged.slice(-MOST_RANGES);
    return new KnownIds(kept.length < merged.length ? (kept[0]?.[0] ?? this.from) : this.from, kept);
  }

  toString(): string {
    const ranges = this.ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
    return `${this.from}:${ranges.join(',')}`;
  }
}
