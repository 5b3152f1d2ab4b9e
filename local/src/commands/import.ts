import { readFile } from 'node:fs/promises';
import { type Arguments, fileWords, readArguments } from '@hub/common';
import { readImportConfig } from '../config.js';
import { HubFailure, wordsOf } from '../failure.js';
import { adherencesTo } from '../import/adherences.js';
import { hubClient } from '../import/hub-client.js';
import type { ImportKind } from '../import/import-kind.js';
import { type Imported, importRows } from '../import/import-rows.js';
import { organisations } from '../import/organisations.js';
import { readImport } from '../import/read-import.js';
import { importJson, printImport, standing } from '../import/tell-import.js';
import { Interrupted } from '../interruption.js';
import { progressLine } from '../progress-line.js';
import type { CommandCall } from './command-run.js';

const HELP = `Lists from CSV files, written through the hub's API with your rights.

  npm run import -- organisations FILE.csv [--dry-run] [--json]
      Registers organisations. Takes the role organisation-registrar.
  npm run import -- adherences FILE.csv --agreement ID [--dry-run] [--json]
      Records signatures that were made on paper. Takes the role agreement-manager of the agreement's territory.

  --url URL           the hub; default: http://localhost:4000/graphql, with the port of HUB_PORT
  --token-file FILE   a file with your access token; default: the variable HUB_TOKEN
  --dry-run           says what would be refused, and changes nothing
  --json              gives the outcome as JSON, with the id of each line's record

All rows are tried first, and nothing is written where anything speaks against one of them. Run again, the same file by
the same person is written once. Which columns there are: docs/import.md

Exit codes: 0 done; 2 a file that was refused; 3 could not be run; 130 interrupted (Ctrl-C).
`;

const COMMON = { 'token-file': 'FILE', url: 'URL' } as const;
const FLAGS = ['dry-run', 'json'] as const;

/** What each command takes. */
const RULES = {
  organisations: { command: 'import organisations', file: true, values: COMMON, flags: FLAGS },
  adherences: {
    command: 'import adherences',
    file: true,
    values: { agreement: 'ID', ...COMMON },
    flags: FLAGS,
  },
} as const;

/**
 * `npm run import`, whose arguments begin with what is imported.
 *
 * @returns the exit code.
 * @throws {HubFailure} with one line for what can't be done; Interrupted when it was stopped with nothing changed.
 */
export async function importList({ args, json, interruption }: CommandCall): Promise<number> {
  if (args.length === 0 || args.includes('--help')) {
    process.stdout.write(HELP);
    return args.length === 0 ? 3 : 0;
  }
  const { kind, given } = parse(args);
  const bytes = await readFile(given.file ?? '').catch((error: unknown) => unreadable(given.file, error));
  const { url, token } = await hubOf(given);
  const contents = readImport(bytes, kind);
  const dryRun = given.has('dry-run');
  const imported: Imported = { written: [], already: [], writing: false };
  const line = progressLine(process.stderr);
  try {
    const faults = await importRows(contents, kind, {
      ask: hubClient({ url, token, signal: interruption.signal }),
      dryRun,
      imported,
      onProgress: (what, done, total) => line.show(`${kind.several}: ${what}`, done, total),
    });
    line.stop();
    const outcome = { kind, rows: contents.rows.length, dryRun, imported, faults };
    const text = json || given.has('json') ? importJson(outcome) : printImport(outcome);
    process.stdout.write(`${text}\n`);
    return faults.length > 0 ? 2 : 0;
  } catch (error) {
    line.stop();
    if (imported.writing && (error instanceof Interrupted || error instanceof HubFailure)) {
      return cutShort(error, imported, contents.rows.length);
    }
    throw error;
  } finally {
    line.stop();
  }
}

function cutShort(error: Interrupted | HubFailure, imported: Imported, rows: number): number {
  const interrupted = error instanceof Interrupted;
  const { records } = standing(imported);
  process.stderr.write(
    `${interrupted ? 'Interrupted' : error.message}: ${records.length} of ${rows} rows are known to be in the hub. Run the same command again to go on: nothing is written twice.\n`,
  );
  return interrupted ? error.exitCode : 3;
}

function parse(args: readonly string[]): { kind: ImportKind; given: Arguments } {
  const [name = '', ...rest] = args;
  if (name !== 'organisations' && name !== 'adherences') {
    throw new HubFailure(
      `import takes organisations or adherences, and a file: not "${name}" (npm run import -- --help)`,
    );
  }
  try {
    const given = readArguments(rest, RULES[name]);
    if (name === 'organisations') return { kind: organisations, given };
    const agreement = given.value('agreement');
    if (agreement === undefined)
      throw new Error('import adherences wants --agreement with the id of the agreement');
    return { kind: adherencesTo(agreement), given };
  } catch (error) {
    throw new HubFailure(`${wordsOf(error)} (npm run import -- --help tells more)`, { cause: error });
  }
}

async function hubOf(given: Arguments): Promise<{ url: string; token: string }> {
  const config = readImportConfig();
  const file = given.value('token-file');
  const text =
    file === undefined
      ? config.token
      : await readFile(file, 'utf8').catch((error) => unreadable(file, error));
  const token = text?.trim() ?? '';
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new HubFailure(
      token === ''
        ? 'no access token: set HUB_TOKEN, or name a file with --token-file'
        : `the access token in ${file ?? 'HUB_TOKEN'} is none: wanted one line without blanks`,
    );
  }
  return { url: endpoint(given.value('url') ?? config.url), token };
}

const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address to which a token may be sent. */
function endpoint(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && OWN_MACHINE.has(url.hostname));
  if (url === undefined || !isSafe || url.username !== '') {
    throw new HubFailure(
      `--url is "${given}": wanted the address of a hub such as https://hub.example/graphql; without https a token goes no further than this machine`,
    );
  }
  return url.href;
}

function unreadable(file: string | undefined, error: unknown): never {
  throw new HubFailure(`${file} can't be read: ${fileWords(error)}`, { cause: error });
}
