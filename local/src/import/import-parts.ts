import type { ImportKind } from './import-kind.js';
import type { TableRow } from './read-table.js';

/** Rows that are written at once, all or none. */
export interface Part<Name extends string> {
  readonly rows: readonly TableRow<Name>[];
  /** The keys to write it under: the next one where an answer under the one before was a refusal, which is kept. */
  readonly keys: readonly string[];
  /** The key to try it under whatever was written of it before: nothing is ever written under this one. */
  readonly trialKey: string;
}

/** The most rows that the hub takes at once. */
const MOST_ROWS = 500;

/** The hub takes requests of 1 MiB. Long before that a write of long texts takes a busy hub longer than it waits for one. */
const MOST_BYTES = 256 * 1024;

/** More often a part is hardly refused by what others did between the trial and the write. */
const KEYS = 5;

/** The parts in which rows are sent: each with as many as the hub takes at once, in their order. */
export function partsOf<Name extends string>(
  rows: readonly TableRow<Name>[],
  digest: string,
  kind: ImportKind<Name>,
): Part<Name>[] {
  const lists: TableRow<Name>[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(kind.input([row], { idempotencyKey: '', dryRun: true })));
    bytes += size;
    const list = lists.at(-1);
    if (list === undefined || list.length === MOST_ROWS || bytes > MOST_BYTES) {
      lists.push([row]);
      bytes = size;
    } else list.push(row);
  }
  return lists.map((list, index) => ({
    rows: list,
    keys: Array.from({ length: KEYS }, (_key, attempt) => `import-${digest}-${index + 1}-${attempt + 1}`),
    trialKey: `import-${digest}-${index + 1}-trial`,
  }));
}
