import type { Named } from '../../run-named.js';
import { startOwnHub } from '../../support/own-hub.js';
import { readOptions, wholeNumber } from '../../support/read-options.js';
import { fuzzMutations } from './fuzz-mutations.js';

/** `npm run soak -- mutations [--seed N] [--inputs N]`: sends random inputs to every mutation of a hub of its own. */
export const soak: Named = async (args) => {
  const values = readOptions(args, { seed: wholeNumber, inputs: { ...wholeNumber, default: '20000' } });
  const seed = Number(values.seed ?? process.env.SEED ?? Date.now() % 1_000_000);
  process.stdout.write(`seed ${seed}\n`);
  const hub = await startOwnHub();
  try {
    const { faults, ...report } = await fuzzMutations(hub, {
      seed,
      inputs: values.inputs,
      log: (line) => process.stdout.write(`${line}\n`),
    });
    for (const fault of faults) process.stdout.write(`${fault}\n`);
    process.stdout.write(`${report.wrote} of ${report.mutations} mutations went well at least once\n`);
    // What was never written has hardly been tried.
    if (faults.length > 0 || report.neverWrote.length > 0) process.exitCode = 1;
    return { ...report, faults: faults.length };
  } finally {
    await hub.stop();
  }
};
