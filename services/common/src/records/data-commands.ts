import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { beginLoad } from './begin-load.js';
import { checkDatabase } from './check-records.js';
import { dumpRecords } from './dump-records.js';
import { exitCodeOf } from './finding.js';
import { printFindings } from './print-findings.js';
import { printOutcome } from './print-outcome.js';
import { readDatabase } from './read-database.js';
import type { Records } from './record.js';
import type { RecordStore } from './record-store.js';
import { readRegionFile, regionFileOf, regionFileText } from './region-file.js';
import { RegionFileError } from './region-file-error.js';

/** The subcommands of `node dist/main.js` that work on a service's own records. */
export const DATA_COMMANDS: readonly string[] = ['check', 'dump', 'load'];

/**
 * Runs `check [--json]`, `dump --region NN [--also ID …] [--out FILE]` or `load FILE [--dry-run]` on one
 * database. Output goes to standard output. Of a file that
 * holds other services' sections too, the service's own are taken.
 *
 * @returns the exit code: of a check that of its worst finding; 2 for a file that is refused; 3 for what can't be run,
 *   which one message on standard error says.
 */
export async function runDataCommand(
  store: RecordStore,
  databaseUrl: string,
  [command, ...args]: readonly string[],
): Promise<number> {
  try {
    if (command === 'check') return await check(store, databaseUrl, args);
    if (command === 'dump') return await dump(store, databaseUrl, args);
    return await load(store, databaseUrl, args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof RegionFileError ? 2 : 3;
  }
}

async function check(store: RecordStore, databaseUrl: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const { records, findings } = await readDatabase(store, databaseUrl, (manager) =>
    checkDatabase(manager, store),
  );
  const checked = countRecords(records);
  print(
    values.json
      ? JSON.stringify({ checked, findings }, null, 2)
      : printFindings(findings, { regionNames: regionNames(records), checked }),
  );
  return exitCodeOf(findings);
}

async function dump(store: RecordStore, databaseUrl: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      region: { type: 'string' },
      also: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
  });
  const { region: regionCode = '', also, out } = values;
  if (!/^\d{2}$/.test(regionCode)) throw new Error('wanted --region with a code of two digits, such as 14');
  const records = await readDatabase(store, databaseUrl, (manager) =>
    dumpRecords(manager, store.kinds, { regionCode, alsoIds: also }),
  );
  const text = regionFileText(regionFileOf(regionCode, store.kinds, records, new Date()));
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
  return 0;
}

async function load(store: RecordStore, databaseUrl: string, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('wanted one file of a region');
  const contents = readRegionFile(await readFile(file), store.kinds);
  const pending = await beginLoad(store, contents, { databaseUrl });
  try {
    const dryRun = values['dry-run'];
    const refused = pending.outcome.errors.length > 0;
    if (!dryRun && !refused) await pending.commit();
    print(printOutcome([pending.outcome], dryRun));
    return refused ? 2 : 0;
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
