import { expect, it } from '@jest/globals';
import { seedOfRun } from '../../support/chooser.js';
import { crashes } from './crashes.js';

it('every write that was answered is there once, whoever is killed meanwhile', async () => {
  const report = await crashes({ seed: seedOfRun(), crashes: 3 });
  expect({ seed: report.seed, faults: report.faults }).toEqual({ seed: report.seed, faults: [] });
  expect(report.answered).toBeGreaterThan(100);
}, 120_000);
