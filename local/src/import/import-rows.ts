import type { AskHub } from './hub-client.js';
import type { ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import { type ImportContents, repeatFaults } from './read-import.js';
import type { TableRow } from './read-table.js';

/** The most rows that the hub takes at once. */
export const MOST_AT_ONCE = 500;

/** A row that is in the hub. */
export interface ImportedRow {
  readonly line: number;
  /** The id of its record. */
  readonly id: string;
}

/** How far an import has come. */
export interface Imported {
  /** The rows that were written. */
  readonly written: ImportedRow[];
  /** Those that an earlier run of the same file had written. */
  readonly already: ImportedRow[];
  /** Whether a part has been sent that is to be written. */
  writing: boolean;
}

export interface ImportRun {
  readonly ask: AskHub;
  readonly dryRun: boolean;
  /** Kept up to date, so that it holds when the import is cut short. */
  readonly imported: Imported;
  readonly onProgress: (what: string, done: number, total: number) => void;
}

/**
 * Imports what a file has in it: tries all of it, and writes it, in parts, only where nothing speaks against any row.
 *
 * A part is written under a key made of the file and its place in it, so that it is written once however often the file
 * is imported.
 *
 * @returns what speaks against the file; nothing where it was imported, or, in a dry run, would be.
 */
export async function importRows<Name extends string>(
  { rows: given, faults: found, digest }: ImportContents<Name>,
  kind: ImportKind<Name>,
  { ask, dryRun, imported, onProgress }: ImportRun,
): Promise<readonly ImportFault[]> {
  const faults = [...found];
  const { rows, faults: unknown } = await completed(given, kind, ask);
  faults.push(...unknown);
  const open: Part<Name>[] = [];
  const parts = partsOf(rows, digest);
  for (const [index, part] of parts.entries()) {
    onProgress('checking', index * MOST_AT_ONCE, rows.length);
    const trial = await tryPart(part, kind, ask);
    imported.already.push(...trial.made);
    faults.push(...trial.faults);
    if (!trial.written) open.push(part);
  }
  if (faults.length > 0 || dryRun) return sorted(faults);
  for (const part of open) {
    onProgress('writing', imported.already.length + imported.written.length, rows.length);
    imported.writing = true;
    const answer = await writePart(part, kind, ask);
    if (!answer.written) return sorted(answer.faults);
    imported.written.push(...answer.made);
  }
  return [];
}

/** Only with what the hub knows of them does it show that two rows are about the same. */
async function completed<Name extends string>(
  given: readonly TableRow<Name>[],
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Pick<ImportContents<Name>, 'rows' | 'faults'>> {
  if (kind.complete === undefined) return { rows: given, faults: [] };
  const { rows, faults } = await kind.complete(given, ask);
  const repeats = repeatFaults(rows, kind);
  const repeated = new Set(repeats.map(({ line }) => line));
  return { rows: rows.filter(({ line }) => !repeated.has(line)), faults: [...faults, ...repeats] };
}

interface Part<Name extends string> {
  readonly rows: readonly TableRow<Name>[];
  /** The keys to write it under: the next one where an answer under the one before was a refusal, which is kept. */
  readonly keys: readonly string[];
}

/** More often a part is hardly refused by what others did between the trial and the write. */
const KEYS = 5;

function partsOf<Name extends string>(rows: readonly TableRow<Name>[], digest: string): Part<Name>[] {
  return Array.from({ length: Math.ceil(rows.length / MOST_AT_ONCE) }, (_, index) => ({
    rows: rows.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
    keys: Array.from({ length: KEYS }, (_key, attempt) => `import-${digest}-${index + 1}-${attempt + 1}`),
  }));
}

interface Answer {
  /** Whether all of the part has been written, now or before; else none of it. */
  readonly written: boolean;
  readonly made: readonly ImportedRow[];
  /** What speaks against it; nothing where it was written, or could be. */
  readonly faults: readonly ImportFault[];
}

async function tryPart<Name extends string>(
  part: Part<Name>,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> {
  const trial = await send(part, 0, { dryRun: true }, kind, ask);
  if (trial.faults.length === 0) return trial;
  // What speaks against it may be that it was written: under another of its keys, or just now, by a run that was cut short.
  for (let attempt = 0; attempt < KEYS; attempt += 1) {
    const other = await send(part, attempt, { dryRun: true }, kind, ask);
    if (other.written) return other;
  }
  return trial;
}

async function writePart<Name extends string>(
  part: Part<Name>,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send(part, attempt, { dryRun: false }, kind, ask);
    if (answer.written || attempt === KEYS - 1) return answer;
    // A refusal is of now, or kept from an earlier run; then the next key does it. One of now must not use that up.
    const trial = await send(part, attempt + 1, { dryRun: true }, kind, ask);
    if (trial.written || trial.faults.length > 0) return trial;
  }
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

async function send<Name extends string>(
  { rows, keys }: Part<Name>,
  attempt: number,
  { dryRun }: { readonly dryRun: boolean },
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> {
  const idempotencyKey = keys[attempt] as string;
  const data = await ask(kind.operation, { input: kind.input(rows, { idempotencyKey, dryRun }) });
  const payload = data[kind.mutation] as Payload;
  const made = payload.rows.flatMap(({ index, record }) =>
    record === null ? [] : [{ line: rows[index]?.line ?? 0, id: record.id }],
  );
  const faults = payload.refusals.map((refusal) => faultOfRefusal(refusal, rows, kind));
  return { written: faults.length === 0 && (!dryRun || made.length > 0), made, faults };
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
  return { line: row?.line ?? null, column: isGiven ? instead : column, code, message };
}

const sorted = (faults: readonly ImportFault[]): readonly ImportFault[] =>
  [...faults].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
