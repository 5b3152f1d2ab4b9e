import { expect } from '@jest/globals';
import { within } from '../world.js';
import type { Launcher } from './launcher.js';

/** The one line in which a launcher says why it does not start a hub. */
export async function refusal(launcher: Launcher): Promise<string> {
  expect(await within(launcher.end, 100_000, 'the end')).toEqual({ code: 1, signal: null });
  const lines = launcher.errors().trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}
