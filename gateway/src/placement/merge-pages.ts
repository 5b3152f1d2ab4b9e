/** A row of one placement, with text that sorts it among all rows of all placements. */
export interface Row {
  readonly sortKey: string;
}

/** The rows that are known of one placement, in order, and whether it has more after them. */
export interface KnownRows<R extends Row> {
  readonly rows: readonly R[];
  readonly hasNext: boolean;
}

/** Fewest rows that a placement is asked for where the page has as many: a small page needs one round only. */
const FEWEST_ROWS = 20;
/** Most rows of a page that can be asked for bit by bit; more is asked for as it is, for the services to refuse. */
const MOST_ROWS = 500;

/** Number of rows that each of several placements is asked for first. */
export function firstRound(size: number, placements: number): number {
  if (!Number.isInteger(size) || size < 1 || size > MOST_ROWS || placements < 2) return size;
  return Math.min(size, Math.max(FEWEST_ROWS, Math.ceil((2 * size) / placements)));
}

/**
 * How many more rows a placement must be asked for so that a page can be filled, whatever the others have: none where
 * its known rows reach beyond the page. Rows that come to be known later only push known ones back, so that one
 * further round is enough for every placement.
 */
export function wantedMore<R extends Row>(
  known: KnownRows<R>,
  all: readonly KnownRows<R>[],
  size: number,
): number {
  const last = known.rows.at(-1);
  if (!known.hasNext || last === undefined) return 0;
  const before = new Set<string>();
  for (const { rows } of all) {
    for (const { sortKey } of rows) if (compareBytes(sortKey, last.sortKey) <= 0) before.add(sortKey);
  }
  return Math.max(0, size - before.size);
}

/**
 * Merges the rows of all placements to one page. No row is taken that lies behind what is not known yet; a row that
 * two placements have (while it moves from one to the other) is taken once.
 */
export function mergePages<R extends Row>(
  all: readonly KnownRows<R>[],
  size: number,
): { readonly rows: R[]; readonly hasNext: boolean } {
  let horizon: string | undefined;
  for (const { rows, hasNext } of all) {
    const last = rows.at(-1)?.sortKey;
    if (!hasNext || last === undefined) continue;
    if (horizon === undefined || compareBytes(last, horizon) < 0) horizon = last;
  }
  const sorted = all
    .flatMap(({ rows }) => rows)
    .sort((one, other) => compareBytes(one.sortKey, other.sortKey));
  const rows: R[] = [];
  let left = false;
  let previous: string | undefined;
  for (const row of sorted) {
    if (row.sortKey === previous) continue;
    previous = row.sortKey;
    if (rows.length === size || (horizon !== undefined && compareBytes(row.sortKey, horizon) > 0)) {
      left = true;
      break;
    }
    rows.push(row);
  }
  return { rows, hasNext: left || horizon !== undefined };
}

const FIRST_SURROGATE = 0xd800;
const FIRST_AFTER_SURROGATES = 0xe000;

/** Compares texts as their UTF-8 bytes compare: JavaScript's own order puts U+E000–U+FFFF after what lies beyond. */
export function compareBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const a = one.charCodeAt(index);
    const b = other.charCodeAt(index);
    if (a !== b) return a < FIRST_SURROGATE || b < FIRST_SURROGATE ? a - b : rank(a) - rank(b);
  }
  return one.length - other.length;
}

function rank(unit: number): number {
  return unit < FIRST_AFTER_SURROGATES ? unit + 0x10000 : unit;
}
