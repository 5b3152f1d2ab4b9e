import { LONGEST_WORDS, shortened } from '../text/shortened.js';
import { visible } from '../text/visible.js';
import { countFindings, sumOfCounts } from './finding.js';
import type { LoadOutcome } from './load-outcome.js';
import { printCounts, printFinding, printRecord } from './print-findings.js';

/** What a load did, or would do, as lines to read. */
export function printOutcome(outcomes: readonly LoadOutcome[], dryRun: boolean): string {
  const changes = outcomes.flatMap((outcome) => outcome.changes);
  const kept = outcomes.flatMap((outcome) => outcome.kept);
  const mended = outcomes.flatMap((outcome) => outcome.mended);
  const errors = outcomes.flatMap((outcome) => outcome.errors);
  const warnings = outcomes.flatMap((outcome) => outcome.warnings);
  const notices = outcomes.flatMap((outcome) => outcome.notices);
  const unchanged = outcomes.reduce((sum, outcome) => sum + outcome.unchanged, 0);
  const added = changes.filter(({ change }) => change === 'added').length;
  const refused = errors.length > 0;
  const would = dryRun || refused ? 'would be ' : '';
  return [
    ...changes.flatMap(({ kind, id, change, fields }) => [
      visible(`  ${change.padEnd(7)}  ${kind} ${shortened(id)}`),
      ...fields.map(({ field, from, to }) => visible(`             ${shortened(field)}: ${from} → ${to}`)),
    ]),
    ...kept.map(({ kind, id, why }) =>
      visible(`  kept     ${kind} ${shortened(id)}: ${shortened(why, LONGEST_WORDS)}`),
    ),
    ...mended.map(({ kind, id, what }) =>
      visible(`  mended   ${kind} ${shortened(id)}: ${shortened(what, LONGEST_WORDS)}`),
    ),
    ...errors.flatMap((error) => [`  refused  ${printRecord(error)}`, ...printFinding(error)]),
    ...warnings.flatMap((warning) => [`  warned   ${printRecord(warning)}`, ...printFinding(warning)]),
    `${added} ${would}added, ${changes.length - added} ${would}changed, ${unchanged} the same, ${kept.length} kept as the hub has them`,
    `checked: ${printCounts(sumOfCounts(outcomes.map(({ found }) => found)))}; new: ${printCounts(countFindings([...errors, ...warnings, ...notices]))}`,
    endOf({ refused, dryRun, changed: changes.length + mended.length > 0 }),
  ].join('\n');
}

function endOf({
  refused,
  dryRun,
  changed,
}: {
  refused: boolean;
  dryRun: boolean;
  changed: boolean;
}): string {
  if (refused) return 'Refused: nothing was changed.';
  if (dryRun) return 'Dry run: nothing was changed.';
  return changed ? 'Loaded.' : 'Nothing to load: the hub has it all already.';
}
