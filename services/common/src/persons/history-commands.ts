import { writeFile } from 'node:fs/promises';
import type { HistoryPlace } from '../history/history-place.js';
import { maskedVerification } from '../history/masked-verification.js';
import { printVerification } from '../history/print-verification.js';
import { areEmpty, areValid, verifyPlaces } from '../history/verify-places.js';
import { type Arguments, readArguments } from '../records/read-arguments.js';
import { withoutPersonalNumbers } from '../text/personal-number.js';
import { quoted } from '../writes/refusals.js';
import { dumpCommand, eraseCommand } from './person-commands.js';

/** The subcommands of `node dist/main.js` that work on a service's own histories and persons. */
export const HISTORY_COMMANDS: readonly string[] = ['verify', 'person-dump', 'person-erase'];

/**
 * Runs `verify [--record ID] [--json]`, `person-dump --subject X [--out FILE]` or `person-erase --subject X [--yes]` on one
 * service, whose place `readPlace` gives, or throws what is wrong with it. Output goes to standard output.
 *
 * @returns the exit code: 0 done; of `verify` 2 where something is wrong; of the others 1 where nothing is held of the
 *   person, 2 where it was not confirmed; 3 for what can't be run, which one message on standard error says.
 */
export async function runHistoryCommand(
  readPlace: () => HistoryPlace,
  [command, ...args]: readonly string[],
): Promise<number> {
  try {
    if (command === 'verify') return await verify(readPlace, args);
    if (command === 'person-dump') return await dump(readPlace, args);
    return await erase(readPlace, args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 3;
  }
}

async function verify(readPlace: () => HistoryPlace, args: readonly string[]): Promise<number> {
  const given = readArguments(args, { command: 'verify', values: { record: 'ID' }, flags: ['json'] });
  const record = given.value('record');
  const verified = await verifyPlaces([readPlace()], { chain: record });
  if (record !== undefined && areEmpty(verified)) throw new Error(noHistoryOf(record));
  return reportVerification(verified, given.has('json'));
}

async function dump(readPlace: () => HistoryPlace, args: readonly string[]): Promise<number> {
  const given = readArguments(args, { command: 'person-dump', values: { subject: 'X', out: 'FILE' } });
  const out = given.value('out');
  return dumpCommand([readPlace()], subjectOf(given), async (text) => {
    if (out === undefined) process.stdout.write(text);
    else await writeFile(out, text, { mode: 0o600 });
  });
}

async function erase(readPlace: () => HistoryPlace, args: readonly string[]): Promise<number> {
  const given = readArguments(args, { command: 'person-erase', values: { subject: 'X' }, flags: ['yes'] });
  return eraseCommand([readPlace()], subjectOf(given), given.has('yes'));
}

function subjectOf(given: Arguments): string {
  const subject = given.value('subject');
  if (subject === undefined) {
    throw new Error('wanted --subject with the name that access tokens have for the person');
  }
  return subject;
}

/** Said rather than that nothing is wrong: the id may be mistyped. */
export const noHistoryOf = (record: string): string =>
  `there is no history of ${quoted(withoutPersonalNumbers(record))}, and no checkpoint of one: nothing was done to it here, or it is called otherwise`;

/** Prints what came of a verification. @returns the exit code. */
export function reportVerification(
  verified: Awaited<ReturnType<typeof verifyPlaces>>,
  json: boolean,
): number {
  const valid = areValid(verified);
  const deployments = verified.map(maskedVerification);
  const text = json ? JSON.stringify({ valid, deployments }, null, 2) : printVerification(deployments);
  process.stdout.write(`${text}\n`);
  return valid ? 0 : 2;
}
