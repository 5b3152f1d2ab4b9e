import { describe, expect, it } from '@jest/globals';
import { noHistoryOf } from '../persons/history-commands.js';
import { printVerification } from './print-verification.js';
import { HistoryFaultKind } from './verify-chain.js';

/** The report on one history that is faulty. */
function reportOn(chain: string): string[] {
  const faults = [
    { kind: HistoryFaultKind.CHANGED, number: 1, message: 'Entry 1 is not as it was written.' },
  ];
  const faulty = [{ chain, entries: 1, head: null, checkpoints: 0, faults }];
  const histories = { chains: 1, entries: 1, checkpoints: 0, faulty };
  return printVerification([{ deployment: 'agreements', histories }]).split('\n');
}

describe('the report of a verification', () => {
  it.each(['12-agreement-överenskommelsen', 'right-aB_c-9', 'erasures', 'history_entry'])(
    'names a history as it is called: %s',
    (chain) => {
      expect(reportOn(chain)[2]).toBe(`${chain} (agreements)`);
    },
  );

  it.each([
    ['', '"" (agreements)'],
    ['12-a\n\nNo entry was changed.', '"12-a\\n\\nNo entry was changed." (agreements)'],
    ['\u001b[2J\u202e', '"\\u001b[2J\\u202e" (agreements)'],
    ['12-a (agreements)', '"12-a (agreements)" (agreements)'],
  ])('names one that no service would call so as text, in one line: %j', (chain, line) => {
    const report = reportOn(chain);
    expect(report[2]).toBe(line);
    expect(report).toHaveLength(reportOn('12-a').length);
  });

  it('shortens a name that is longer than any', () => {
    for (const chain of ['x'.repeat(9_000), '\n'.repeat(9_000)]) {
      expect(reportOn(chain)[2]?.length).toBeLessThan(1_000);
      expect(reportOn(chain)[2]).toMatch(/^".*…" \(agreements\)$/);
    }
  });
});

it('what is said of a record without a history names it as text', () => {
  expect(noHistoryOf('12-a\nx')).toContain('no history of "12-a\\nx", and');
  expect(noHistoryOf('x'.repeat(9_000)).length).toBeLessThan(1_000);
});
