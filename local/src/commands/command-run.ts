import { type ArgumentRules, type Arguments, readArguments } from '@hub/common';
import { readConfig } from '../config.js';
import { type HubData, withHubData } from '../data/hub-data.js';
import { dataDirectory } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import type { Interruption } from '../interruption.js';
import { type ProgressLine, progressLine } from '../progress-line.js';

/** How a command on the hub's data is called. */
export interface CommandCall {
  /** The command's name, where a script has several, and its arguments. */
  readonly args: readonly string[];
  /** `--json` was given to npm, which keeps it for itself and leaves its own lines out: it holds where it is known. */
  readonly json: boolean;
  /** Asked when the command is to stop. */
  readonly interruption: Interruption;
}

/** A command that is being run. */
export interface CommandRun {
  readonly given: Arguments;
  readonly json: boolean;
  readonly interruption: Interruption;
  readonly line: ProgressLine;
}

/** What tells of a command. */
export interface CommandRules {
  readonly help: string;
  readonly rules: ArgumentRules;
}

/**
 * Runs a command on the hub's data, or prints its help.
 *
 * @param args without the command's name.
 * @returns the exit code.
 * @throws {HubFailure} with one line for arguments that it does not take.
 */
export async function runOnHub(
  { json, interruption }: CommandCall,
  args: readonly string[],
  { help, rules }: CommandRules,
  work: (run: CommandRun) => Promise<number>,
): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const given = parse(args, rules);
  const line = progressLine(process.stderr);
  try {
    return await work({ given, json: json || given.has('json'), interruption, line });
  } finally {
    line.stop();
  }
}

/** Works on the data of the hub of this checkout, whether it runs or not; the demonstration's with `--demo`. */
export async function onHub<Result>(
  { given, line, interruption }: CommandRun,
  work: (hub: HubData) => Promise<Result>,
): Promise<Result> {
  const config = readConfig();
  const demo = given.has('demo');
  const { path: dataDir } = await dataDirectory(config.dataDir, {
    embedded: config.databaseUrl === undefined,
    demo,
  });
  const note = (text: string) => process.stderr.write(`${text}\n`);
  return withHubData({ config, dataDir, demo, interruption, note }, (hub) => {
    line.show('reading');
    return work(hub);
  });
}

function parse(args: readonly string[], rules: ArgumentRules): Arguments {
  try {
    return readArguments(args, rules);
  } catch (error) {
    throw new HubFailure(`${wordsOf(error)} (npm run ${rules.command} -- --help tells more)`, {
      cause: error,
    });
  }
}
