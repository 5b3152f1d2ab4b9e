import { expect, test } from '@jest/globals';
import type { Finding } from './finding.js';
import { printFindings } from './print-findings.js';

const finding = (more: Partial<Finding>): Finding => ({
  severity: 'warning',
  region: '14',
  kind: 'bodies',
  id: '14-body-rad',
  name: 'Rådet',
  field: 'seats',
  what: 'Too many.',
  expected: '8',
  got: '9',
  source: 'Reglemente, page 2',
  ...more,
});

test('a report is by region, then by record with its name, each record once, with the counts at the end', () => {
  const findings = [
    finding({}),
    finding({
      region: '00',
      kind: 'definitions',
      id: 'definition-x',
      name: null,
      source: null,
      severity: 'notice',
    }),
    finding({ region: '21', kind: 'events', id: '21-event-a', name: 'Mötet', field: '', severity: 'error' }),
    finding({ field: 'women', what: 'Fewer.' }),
  ];
  const report = printFindings(findings, { regionNames: new Map([['14', 'Västra Götaland']]), checked: 3 });
  expect(report.split('\n')).toEqual([
    'All of Sweden (00)',
    '  definitions definition-x',
    '    notice   seats: Too many.',
    '             expected 8; got 9',
    '',
    'Västra Götaland (14)',
    '  bodies 14-body-rad, “Rådet”',
    '    warning  seats: Too many.',
    '             expected 8; got 9',
    '             source: Reglemente, page 2',
    '    warning  women: Fewer.',
    '             expected 8; got 9',
    '             source: Reglemente, page 2',
    '',
    'Region (21)',
    '  events 21-event-a, “Mötet”',
    '    error    Too many.',
    '             expected 8; got 9',
    '             source: Reglemente, page 2',
    '',
    '3 records checked: 1 error, 2 warnings, 1 notice',
  ]);
});

test('an id that somebody has made longer than any can be is not printed whole, nor what came', () => {
  const long = `14-body-${'a'.repeat(5_000)}`;
  const report = printFindings([finding({ id: long, name: long, field: long, got: long })], {
    regionNames: new Map(),
    checked: 1,
  });
  expect(report.length).toBeLessThan(2_500);
  expect(report).toContain(`bodies ${long.slice(0, 200)}… (4808 more characters), “14-body-aaa`);
});
