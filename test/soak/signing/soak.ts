import type { Named } from '../../run-named.js';
import { readOptions, wholeNumber } from '../../support/read-options.js';
import { crashes } from './crashes.js';

/** `npm run soak -- signing [--seed N] [--crashes N]`: kills parts of the hub while organisations sign. */
export const soak: Named = async (args) => {
  const values = readOptions(args, { seed: wholeNumber, crashes: { ...wholeNumber, default: '60' } });
  const seed = values.seed ?? Date.now() % 1_000_000;
  process.stdout.write(`seed ${seed}\n`);
  const { faults, ...report } = await crashes({
    seed,
    crashes: values.crashes,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  return { ...report, crashes: report.crashes.length, faults: faults.length };
};
