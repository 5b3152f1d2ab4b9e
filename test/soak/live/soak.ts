import type { Named } from '../../run-named.js';
import { oneOf, readOptions, someOf, textOf, wholeNumber } from '../../support/read-options.js';
import { histories } from './histories.js';

/**
 * `npm run soak -- live [--seed N] [--signings N] [--watchers N] [--cuts N] [--backbone postgres|nats]`: cuts everything
 * between those who sign and those who watch, and holds what each has seen against the databases.
 * `--transports websocket,sse` says how they watch, `--logs FOLDER` where what the processes say is kept.
 */
export const soak: Named = async (args) => {
  const values = readOptions(args, {
    seed: wholeNumber,
    signings: { ...wholeNumber, default: '10000' },
    watchers: { ...wholeNumber, default: '200' },
    cuts: { ...wholeNumber, default: '300' },
    backbone: { ...oneOf('postgres', 'nats'), default: 'postgres' },
    transports: { ...someOf('websocket', 'sse'), default: 'websocket,sse' },
    logs: textOf('a folder'),
  });
  const seed = values.seed ?? Date.now() % 1_000_000;
  const begun = performance.now();
  process.stdout.write(`seed ${seed}\n`);
  const { faults, cuts, ...report } = await histories({
    ...values,
    seed,
    log: (line) => {
      const seconds = Math.round((performance.now() - begun) / 1_000);
      process.stdout.write(`${seconds} s: ${line}\n`);
    },
  });
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  return { ...report, cuts: cuts.length, faults: faults.length };
};
