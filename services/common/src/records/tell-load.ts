import { exitCodeOf } from './finding.js';
import type { LoadOutcome } from './load-outcome.js';
import { outcomeJson } from './outcome-json.js';
import { printOutcome } from './print-outcome.js';
import { RegionFileError } from './region-file-error.js';

/**
 * Does a load and tells on standard output what it did, as lines or as JSON, where the faults of a file are too.
 *
 * @returns the exit code: 2 where the load was refused, 1 where it brings warnings.
 * @throws what the load throws; with `json` the faults of a file are told instead.
 */
export async function tellLoad(
  load: () => Promise<readonly LoadOutcome[]>,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<0 | 1 | 2> {
  try {
    const outcomes = await load();
    print(json ? outcomeJson(outcomes, { dryRun }) : printOutcome(outcomes, dryRun));
    return exitCodeOf(outcomes.flatMap(({ errors, warnings }) => [...errors, ...warnings]));
  } catch (error) {
    if (!json || !(error instanceof RegionFileError)) throw error;
    print(outcomeJson([], { dryRun, faults: error.faults }));
    return 2;
  }
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
