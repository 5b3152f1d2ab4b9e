import type { AskHub } from './hub-client.js';
import type { ImportFault } from './import-fault.js';
import type { ImportKind, PartInput } from './import-kind.js';
import type { Part } from './import-parts.js';
import type { TableRow } from './read-table.js';

/** A row that is in the hub. */
export interface ImportedRow {
  readonly line: number;
  /** The id of its record; null where only that it is there is known: it was merged since. */
  readonly id: string | null;
}

/** What the hub says of a part. */
export interface Answer {
  /** Whether all of the part has been written, now or before; else none of it. */
  readonly written: boolean;
  readonly made: readonly ImportedRow[];
  /** What speaks against it; nothing where it was written, or could be. */
  readonly faults: readonly ImportFault[];
  /** Those of the faults which say that another row of what was sent is about the same. */
  readonly repeats: ReadonlySet<ImportFault>;
  /** Whether the key was used for other rows. */
  readonly isOther: boolean;
}

/** Sends a part under one of its keys. */
export async function sendPart<Name extends string>(
  { rows }: Part<Name>,
  { idempotencyKey, dryRun }: PartInput,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> {
  const data = await ask(kind.operation, { input: kind.input(rows, { idempotencyKey, dryRun }) });
  const payload = data[kind.mutation] as Payload;
  const made = payload.rows.flatMap(({ index, record }) =>
    record === null ? [] : [{ line: rows[index]?.line ?? 0, id: record.id }],
  );
  const faults = payload.refusals.map((refusal) => faultOfRefusal(refusal, rows, kind));
  return {
    written: faults.length === 0 && (!dryRun || made.length > 0),
    made,
    faults,
    repeats: new Set(
      faults.filter((_fault, index) => ROW_OF_LIST.test(payload.refusals[index]?.message ?? '')),
    ),
    isOther: payload.refusals.some(({ field }) => field?.[0] === 'idempotencyKey'),
  };
}

interface Payload {
  readonly rows: readonly { readonly index: number; readonly record: { readonly id: string } | null }[];
  readonly refusals: readonly Refusal[];
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

function faultOfRefusal<Name extends string>(
  { code, message, field }: Refusal,
  rows: readonly TableRow<Name>[],
  { columns }: ImportKind<Name>,
): ImportFault {
  const [, index, ...path] = field ?? [];
  const row = rows[Number(index)];
  const column = path.findLast((step) => columns.some(({ name }) => name === step)) ?? null;
  // Told of the column that the file has.
  const instead = columns.find(({ name }) => name === column)?.or;
  const isGiven = instead !== undefined && row?.cells[instead] !== undefined;
  return {
    line: row?.line ?? null,
    column: isGiven ? instead : column,
    code,
    message: message.replace(ROW_OF_LIST, (words, number) => lineOf(words, rows[Number(number) - 1])),
  };
}

/** The hub counts the rows of what was sent. */
const ROW_OF_LIST = /row (\d+) of the list/i;

const lineOf = (words: string, row: TableRow | undefined): string =>
  row === undefined ? words : `${words[0] === 'R' ? 'Line' : 'line'} ${row.line}`;
