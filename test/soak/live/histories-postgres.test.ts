import { expect, it } from '@jest/globals';
import { seedOfRun } from '../../support/chooser.js';
import { histories } from './histories.js';
import { SHORT } from './short.js';

it('whoever watches sees each change once and in order, whatever is cut, with the log in PostgreSQL', async () => {
  const { seed, faults, ...report } = await histories({ ...SHORT, seed: seedOfRun(), backbone: 'postgres' });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(report.visits).toBeGreaterThan(report.watchers);
  expect(report.cuts).toHaveLength(SHORT.cuts);
  // Who stops reading is told of it.
  expect(report.missed).toBeGreaterThan(0);
}, 600_000);
