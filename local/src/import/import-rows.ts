import type { AskHub } from './hub-client.js';
import { faultOf, type ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import { type Part, partsOf } from './import-parts.js';
import { isRepeat, mergedFaults } from './merged-faults.js';
import { type ImportContents, repeatFaults, withoutFaultyCells } from './read-import.js';
import { type Answer, type ImportedRow, sendPart } from './send-part.js';

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
 * Imports what a file has in it: tries all of it, and writes it, in parts, only where nothing speaks against any row. What
 * speaks against one, the file shows or the hub says, is told in one run.
 *
 * A part is written under a key made of the file and its place in it, so that it is written once however often the file
 * is imported.
 *
 * @returns what speaks against the file; nothing where it was imported, or, in a dry run, would be.
 */
export async function importRows<Name extends string>(
  contents: ImportContents<Name>,
  kind: ImportKind<Name>,
  { ask, dryRun, imported, onProgress }: ImportRun,
): Promise<readonly ImportFault[]> {
  const { rows, faults: shown } = await completed(contents, kind, ask);
  const answered: Answer[] = [];
  const open: Part<Name>[] = [];
  let tried = 0;
  for (const part of partsOf(rows, contents.digest, kind)) {
    onProgress('checking', tried, rows.length);
    const trial = shown.length > 0 ? await tryOnly(part, kind, ask) : await tryPart(part, kind, ask);
    imported.already.push(...trial.made);
    answered.push(trial);
    if (!trial.written) open.push(part);
    tried += part.rows.length;
  }
  const faults = mergedFaults({ ...contents, faults: shown }, answered, kind);
  if (faults.length > 0 || dryRun) return faults;
  for (const part of open) {
    onProgress('writing', imported.already.length + imported.written.length, rows.length);
    imported.writing = true;
    const answer = await writePart(part, kind, ask);
    if (!answer.written) return mergedFaults(contents, [answer], kind);
    imported.written.push(...answer.made);
  }
  return [];
}

/** Only with what the hub knows of them does it show that two rows are about the same. */
async function completed<Name extends string>(
  { rows: given, faults }: ImportContents<Name>,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Pick<ImportContents<Name>, 'rows' | 'faults'>> {
  if (kind.complete === undefined) return { rows: given, faults };
  const { rows, faults: unknown } = await kind.complete(given, ask);
  const told = new Set(faults.filter(isRepeat).map(({ line }) => line));
  const repeats = repeatFaults(rows, kind).filter(({ line }) => !told.has(line));
  return { rows: withoutFaultyCells(rows, unknown, kind), faults: [...faults, ...unknown, ...repeats] };
}

/** What speaks against a part, whatever was written of it before. */
const tryOnly = <Name extends string>(
  part: Part<Name>,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> => sendPart(part, { idempotencyKey: part.trialKey, dryRun: true }, kind, ask);

const OTHER_RECORDS = faultOf(
  null,
  null,
  'An earlier run of this file was about other records: a number in it leads to another organisation now, as after a merge. What is in the hub already is told by its line: take those lines out of the file.',
  'CONFLICT',
);

async function tryPart<Name extends string>(
  part: Part<Name>,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> {
  const [first = '', ...others] = part.keys;
  const trial = await sendPart(part, { idempotencyKey: first, dryRun: true }, kind, ask);
  if (trial.faults.length === 0) return trial;
  // What speaks against it may be that it was written: under another of its keys, or just now, by a run that was cut short.
  for (const idempotencyKey of [first, ...others]) {
    const other = await sendPart(part, { idempotencyKey, dryRun: true }, kind, ask);
    if (other.written) return other;
  }
  if (!trial.isOther) return trial;
  const now = await tryOnly(part, kind, ask);
  if (now.faults.length === 0) return now;
  if (areAllSigned(part, now)) {
    return { ...now, written: true, made: part.rows.map(({ line }) => ({ line, id: null })), faults: [] };
  }
  return { ...now, faults: [OTHER_RECORDS, ...now.faults] };
}

/** An earlier run wrote it, and what it is about was merged into other records since. */
function areAllSigned<Name extends string>({ rows }: Part<Name>, { faults }: Answer): boolean {
  const lines = new Set(faults.map(({ line }) => line));
  return faults.every(({ code }) => code === 'ALREADY_SIGNED') && rows.every(({ line }) => lines.has(line));
}

async function writePart<Name extends string>(
  part: Part<Name>,
  kind: ImportKind<Name>,
  ask: AskHub,
): Promise<Answer> {
  const [idempotencyKey = '', next, ...others] = part.keys;
  const answer = await sendPart(part, { idempotencyKey, dryRun: false }, kind, ask);
  if (answer.written || next === undefined) return answer;
  // A refusal is of now, or kept from an earlier run; then the next key does it. One of now must not use that up.
  const trial = await sendPart(part, { idempotencyKey: next, dryRun: true }, kind, ask);
  if (trial.written || trial.faults.length > 0) return trial;
  return writePart({ ...part, keys: [next, ...others] }, kind, ask);
}
