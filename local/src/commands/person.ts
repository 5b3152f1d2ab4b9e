import { dumpCommand, eraseCommand, type HistoryPlace } from '@hub/common';
import { historyPlaces } from '../data/history-places.js';
import { HubFailure } from '../failure.js';
import { type CommandCall, type CommandRun, onHub, runOnHub } from './command-run.js';
import { writeOut } from './write-out.js';

const HELP = `What the hub of this checkout holds of a person, whether it runs or not.

  npm run person:dump -- --subject X [--out FILE]
      All of it, of all services, as JSON: what the person did, when, to which record, in which role and under which
      name; whose data it read, and who has read its own; which of its rights are revoked, and why. That this was read is
      written down.
  npm run person:erase -- --subject X --yes
      Erases it. What was done stays, and so does every history; who did it can't be told any more. There is no way back.
      Revoked rights stay, since the person would have them again. Without --yes it tells how much there is, and erases
      nothing.

  --subject X  the person, as the issuer of the access tokens names them ("sub")
  --demo       the demonstration's data (npm start -- --demo)

Exit codes: 0 done; 1 nothing is held of that person; 2 not confirmed, nothing was erased; 3 could not be run;
130 interrupted (Ctrl-C), nothing was erased.
With npm's own lines left out: npm run -s person:dump -- --subject X
`;

const RULES = {
  dump: { command: 'person:dump', values: { subject: 'X', out: 'FILE' }, flags: ['demo'] },
  erase: { command: 'person:erase', values: { subject: 'X' }, flags: ['yes', 'demo'] },
};

/**
 * `npm run person:dump` and `npm run person:erase`.
 *
 * @returns the exit code.
 * @throws {HubFailure} with one line for what can't be done; Interrupted when the command was stopped, with nothing erased.
 */
export async function person(call: CommandCall): Promise<number> {
  const [name, ...args] = call.args;
  return name === 'erase'
    ? runOnHub(call, args, { help: HELP, rules: RULES.erase }, erase)
    : runOnHub(call, args, { help: HELP, rules: RULES.dump }, dump);
}

const dump = (run: CommandRun): Promise<number> =>
  onPerson(run, 'dump', (places, subject) =>
    dumpCommand(places, subject, (text) => writeOut(text, run.given.value('out'), 0o600)),
  );

const erase = (run: CommandRun): Promise<number> =>
  onPerson(run, 'erase', (places, subject) => eraseCommand(places, subject, run.given.has('yes')));

/** Uncut: of a person nothing stays in one service that is gone from another, and no reading goes unnoted. */
async function onPerson(
  run: CommandRun,
  name: keyof typeof RULES,
  work: (places: readonly HistoryPlace[], subject: string) => Promise<number>,
): Promise<number> {
  const subject = run.given.value('subject');
  if (subject === undefined) {
    throw new HubFailure(
      `wanted --subject with the name that access tokens have for the person (npm run person:${name} -- --subject X)`,
    );
  }
  return onHub(run, (hub) =>
    run.interruption.uncut(() => {
      run.line.stop();
      return work(historyPlaces(hub), subject);
    }),
  );
}
