import { sumOfCounts } from './finding.js';
import type { LoadOutcome } from './load-outcome.js';
import type { FileFault } from './region-file-error.js';

/** What a load did, or would do, as the text of one JSON object; the faults are those of a file that can't be read. */
export function outcomeJson(
  outcomes: readonly LoadOutcome[],
  { dryRun, faults = [] }: { readonly dryRun: boolean; readonly faults?: readonly FileFault[] },
): string {
  const changes = outcomes.flatMap((outcome) => outcome.changes);
  const mended = outcomes.flatMap((outcome) => outcome.mended);
  const errors = outcomes.flatMap((outcome) => outcome.errors);
  const warnings = outcomes.flatMap((outcome) => outcome.warnings);
  const refused = faults.length > 0 || errors.length > 0;
  return JSON.stringify(
    {
      refused,
      dryRun,
      written: !refused && !dryRun && changes.length + mended.length > 0,
      added: changes.filter(({ change }) => change === 'added').length,
      changed: changes.filter(({ change }) => change === 'changed').length,
      unchanged: outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0),
      changes,
      kept: outcomes.flatMap((outcome) => outcome.kept),
      mended,
      errors,
      warnings,
      found: sumOfCounts(outcomes.map(({ found }) => found)),
      faults,
    },
    null,
    2,
  );
}
