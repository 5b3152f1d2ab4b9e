import { subjectFault } from '@hub/schema/identity';
import type { HistoryPlace } from '../history/history-place.js';
import { hasNothingToErase, holdsNothing } from './person-data.js';
import { dumpEverywhere, eraseEverywhere, findEverywhere } from './persons-in-places.js';

/**
 * Writes all that is held of a person as JSON.
 *
 * @param write puts it where only who asked for it can read it.
 * @returns the exit code: 1 where nothing is held.
 */
export async function dumpCommand(
  places: readonly HistoryPlace[],
  subject: string,
  write: (text: string) => Promise<void>,
): Promise<number> {
  const deployments = await dumpEverywhere(places, subject);
  await write(`${JSON.stringify({ subject, dumpedAt: new Date().toISOString(), deployments }, null, 2)}\n`);
  if (!deployments.every(holdsNothing)) return 0;
  tellFault(subject);
  return 1;
}

/**
 * Erases what is held of a person, once that is confirmed, and says how much it was.
 *
 * @returns the exit code: 1 where nothing that is erased is held, 2 where it was not confirmed.
 */
export async function eraseCommand(
  places: readonly HistoryPlace[],
  subject: string,
  confirmed: boolean,
): Promise<number> {
  const held = await findEverywhere(places, subject);
  for (const { deployment, revocations } of held) {
    if (revocations.length > 0) process.stdout.write(`${deployment}: ${whatStays(revocations.length)}\n`);
  }
  if (held.every(hasNothingToErase)) {
    const what = held.every(holdsNothing) ? 'Nothing' : 'Nothing else';
    process.stdout.write(`${what} is held of that person.\n`);
    tellFault(subject);
    return 1;
  }
  if (!confirmed) {
    for (const { deployment, acts, readings, answers } of held) {
      process.stdout.write(
        `${deployment}: ${acts.length} acts, ${readings.length} readings of others’ data, ${answers.length} kept answers\n`,
      );
    }
    process.stdout.write('Nothing was erased. To erase it, for good: the same with --yes\n');
    return 2;
  }
  for (const { deployment, acts, answers } of await eraseEverywhere(places, subject)) {
    process.stdout.write(
      `${deployment}: erased from ${acts} acts and readings, and ${answers} kept answers\n`,
    );
  }
  return 0;
}

/** Not refused before it was looked for: a hub that is older than the rule may hold such a person. */
function tellFault(subject: string): void {
  const fault = subjectFault(subject);
  if (fault !== undefined) process.stderr.write(`No access token can name anyone so: expected ${fault}.\n`);
}

/** Erased, they would give back what was taken from the person. */
const whatStays = (revocations: number): string =>
  revocations === 1
    ? '1 revoked right stays, with its reason and a digest of the subject: without it, the person would have it again; restoreRight gives it back'
    : `${revocations} revoked rights stay, with their reasons and a digest of the subject: without that, the person would have them again; restoreRight gives them back`;
