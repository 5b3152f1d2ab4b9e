import { readFile, writeFile } from 'node:fs/promises';
import { fileWords } from '../text/file-words.js';
import { beginLoad } from './begin-load.js';
import { checkDatabase } from './check-records.js';
import { dumpRecords } from './dump-records.js';
import { exitCodeOf } from './finding.js';
import type { LoadOutcome } from './load-outcome.js';
import { printFindings } from './print-findings.js';
import { readArguments } from './read-arguments.js';
import { readDatabase } from './read-database.js';
import type { Records } from './record.js';
import type { RecordStore } from './record-store.js';
import { readRegionFile, regionFileOf, regionFileText } from './region-file.js';
import { RegionFileError } from './region-file-error.js';
import { tellLoad } from './tell-load.js';
import { warnUnloadable } from './warn-unloadable.js';

/** The subcommands of `node dist/main.js` that work on a service's own records. */
export const DATA_COMMANDS: readonly string[] = ['check', 'dump', 'load'];

/**
 * Runs `check [--json]`, `dump --region NN [--also ID …] [--out FILE]` or `load FILE [--dry-run] [--json]` on one
 * database, whose address `readUrl` gives, or throws what is wrong with it. Output goes to standard output. Of a file that
 * holds other services' sections too, the service's own are taken.
 *
 * @returns the exit code: of a check that of its worst finding, of a load that of the worst that it brings; 1 for a dump that
 *   could not be loaded again; 2 for a file that
 *   is refused, and for records that must not be dumped; 3 for what can't be run,
 *   which one message on standard error says.
 */
export async function runDataCommand(
  store: RecordStore,
  readUrl: () => string,
  [command, ...args]: readonly string[],
): Promise<number> {
  try {
    const databaseUrl = readUrl();
    if (command === 'check') return await check(store, databaseUrl, args);
    if (command === 'dump') return await dump(store, databaseUrl, args);
    return await load(store, databaseUrl, args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof RegionFileError ? 2 : 3;
  }
}

async function check(store: RecordStore, databaseUrl: string, args: readonly string[]): Promise<number> {
  const json = readArguments(args, { command: 'check', flags: ['json'] }).has('json');
  const { records, findings } = await readDatabase(store, databaseUrl, (manager) =>
    checkDatabase(manager, store),
  );
  const checked = countRecords(records);
  print(
    json
      ? JSON.stringify({ checked, findings }, null, 2)
      : printFindings(findings, { regionNames: regionNames(records), checked }),
  );
  return exitCodeOf(findings);
}

async function dump(store: RecordStore, databaseUrl: string, args: readonly string[]): Promise<number> {
  const given = readArguments(args, {
    command: 'dump',
    values: { region: 'NN', also: 'ID', out: 'FILE' },
    repeated: ['also'],
  });
  const regionCode = given.value('region') ?? '';
  const out = given.value('out');
  if (!/^\d{2}$/.test(regionCode)) throw new Error('wanted --region with a code of two digits, such as 14');
  const records = await readDatabase(store, databaseUrl, (manager) =>
    dumpRecords(manager, store.kinds, { regionCode, alsoIds: given.list('also') }),
  );
  const file = regionFileOf(regionCode, store.kinds, records, new Date());
  const text = regionFileText(file);
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
  return warnUnloadable([store], file);
}

async function load(store: RecordStore, databaseUrl: string, args: readonly string[]): Promise<number> {
  const given = readArguments(args, { command: 'load', flags: ['dry-run', 'json'], file: true });
  const dryRun = given.has('dry-run');
  const name = given.file ?? '';
  const bytes = await readFile(name).catch((error: unknown) => {
    throw new Error(`${name} can't be read: ${fileWords(error)}`, { cause: error });
  });
  return tellLoad(() => loadOne(store, databaseUrl, bytes, dryRun), { dryRun, json: given.has('json') });
}

async function loadOne(
  store: RecordStore,
  databaseUrl: string,
  bytes: Uint8Array,
  dryRun: boolean,
): Promise<LoadOutcome[]> {
  // What the records refer to in other regions is not this deployment's: its own records alone are loaded.
  const { region, records } = readRegionFile(bytes, store.kinds);
  const pending = await beginLoad(store, { region, records }, { databaseUrl, dryRun }).catch(
    (error: unknown) => {
      // That says it itself.
      if (error instanceof RegionFileError || !(error instanceof Error)) throw error;
      throw new Error(`${error.message}. Nothing was changed.`, { cause: error });
    },
  );
  try {
    if (!dryRun && pending.outcome.errors.length === 0) await pending.commit();
    return [pending.outcome];
  } finally {
    await pending.end();
  }
}

/** How many records there are. */
export const countRecords = (records: Records): number =>
  Object.values(records).reduce((sum, list) => sum + list.length, 0);

/** The regions' names by their codes, as the records have them. */
export const regionNames = (records: Records): Map<string, string> =>
  new Map((records.regions ?? []).map(({ code, name }) => [String(code), String(name)]));

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
