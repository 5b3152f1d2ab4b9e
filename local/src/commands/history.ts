import { areEmpty, noHistoryOf, reportVerification, verifyPlaces } from '@hub/common';
import { historyPlace, historyPlaces } from '../data/history-places.js';
import { HubFailure } from '../failure.js';
import { type CommandCall, type CommandRun, onHub, runOnHub } from './command-run.js';

const HELP = `Whether anybody has changed the histories of the hub of this checkout, whether it runs or not.

  npm run history:verify [-- --agreement ID] [--json]
      Computes each history anew, and holds it against the signed checkpoints that are kept outside its database:
      finds every entry that was changed, removed, moved or cut off. One that has stood for a minute without a checkpoint is
      told as uncovered: a hub that was killed signs what is left when it starts again.

  --agreement ID  that agreement's history alone; default: those of all records of all services
  --json          for programs
  --demo          the demonstration's data (npm start -- --demo)

Exit codes: 0 all is as it was written; 2 something is not; 3 could not be run;
130 interrupted (Ctrl-C).
`;

const RULES = { command: 'history:verify', values: { agreement: 'ID' }, flags: ['json', 'demo'] };

/**
 * `npm run history:verify`.
 *
 * @returns the exit code.
 * @throws {HubFailure} with one line for what can't be done; Interrupted when the command was stopped.
 */
export const history = (call: CommandCall): Promise<number> =>
  runOnHub(call, call.args, { help: HELP, rules: RULES }, verify);

async function verify(run: CommandRun): Promise<number> {
  const { given, json, line } = run;
  const agreement = given.value('agreement');
  const verified = await onHub(run, (hub) => {
    const places =
      agreement === undefined ? historyPlaces(hub) : [historyPlace(hub, hub.ofService('agreements'))];
    let turn = 0;
    return verifyPlaces(places, {
      chain: agreement,
      onProgress: (name) => line.show(`verifying ${name}`, ++turn, places.length),
    });
  });
  line.stop();
  if (agreement !== undefined && areEmpty(verified)) throw new HubFailure(noHistoryOf(agreement));
  return reportVerification(verified, json);
}
