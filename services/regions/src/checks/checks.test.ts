import { readFile } from 'node:fs/promises';
import { type DataRecord, type Finding, newFindings, type Records } from '@hub/common';
import { expect, test } from '@jest/globals';
import { checkRegionRecords } from './index.js';

const NOW = new Date('2026-11-21T00:00:00Z');
const LATER = new Date('2026-11-21T00:05:00Z');
const facts = JSON.parse(
  await readFile(new URL('../seed/activities.json', import.meta.url), 'utf8'),
) as Records;
const freshness = (confirmedAt: string) => [{ regionCode: '14', confirmedAt, basis: 'LOAD' }];
const territories = {
  regions: [{ code: '14', name: 'Västra Götaland', isoCode: 'SE-O' }],
  freshness: freshness('2026-11-20T00:00:00Z'),
};

/** The seats of the council, of which the first have these ends. */
function withEnds(...ends: readonly string[]): unknown {
  const council = facts.bodies?.find(({ id }) => id === '12-body-samverkansradet');
  const seats = council?.seats as readonly DataRecord[];
  return seats.map((seat, index) => ({ ...seat, validTo: ends[index] ?? null }));
}

test('the facts give two findings: a sum that a source misprints, by itself and as part of the total', () => {
  expect(checkRegionRecords({ ...facts, ...territories }, NOW)).toMatchObject([
    {
      severity: 'warning',
      region: '21',
      kind: 'projects',
      id: '21-project-alternativa-driftsformer',
      field: 'financing',
      expected: '13 256 400 kr by its parts',
      got: '13 265 400 kr as printed',
    },
    { severity: 'warning', field: 'financing', expected: '17 330 400 kr by its parts' },
  ]);
});

test.each<[string, string, string, DataRecord, Partial<Finding>]>([
  [
    'seats that do not add up',
    'bodies',
    '12-body-samverkansradet',
    { statedSeats: 12 },
    { field: 'statedSeats', expected: '12 seats in all', got: '11', region: '12' },
  ],
  [
    'more women and men than seats',
    'bodies',
    '12-body-samverkansradet',
    { women: 9 },
    { field: 'women', got: '9 women and 8 men' },
  ],
  [
    'more women and men than came',
    'events',
    '12-event-workshop-2014-04-25',
    { women: 30 },
    { field: 'women', expected: 'at most 49 together' },
  ],
  [
    'a day that is not in the calendar',
    'events',
    '12-event-workshop-2014-04-25',
    { date: '2014-02-30' },
    { field: 'date', got: '"2014-02-30"' },
  ],
  ...(
    [
      ['2199', 'it is still to come'],
      ['2026-11-22', 'it is still to come'],
      ['1066', 'the year must be from 1800 to 2200'],
    ] as const
  ).flatMap(([date, why]) => [
    ...['founded', 'decided'].map((field): [string, string, string, DataRecord, Partial<Finding>] => [
      `a body ${field} ${date}`,
      'bodies',
      '12-body-samverkansradet',
      { [field]: date },
      { field, got: `"${date}": ${why}` },
    ]),
    [
      `people who came to an event of ${date}`,
      'events',
      '12-event-workshop-2014-04-25',
      { date },
      { field: 'date', got: `"${date}": ${why}` },
    ] as [string, string, string, DataRecord, Partial<Finding>],
    [
      `a report of ${date}`,
      'projects',
      '21-project-innovativ-modell',
      { reports: ['2010', date] },
      { field: 'reports.2', got: `"${date}": ${why}` },
    ] as [string, string, string, DataRecord, Partial<Finding>],
  ]),
  [
    'a document that prepared a body and is still to come',
    'bodies',
    '12-body-samverkansradet',
    { preparatoryDocument: { title: 'T', registryNumber: null, date: '2199', sources: [{ document: 'D' }] } },
    { field: 'preparatoryDocument.date', got: '"2199": it is still to come' },
  ],
  ...(
    [
      ['women', { women: 3 }],
      ['men', { men: 0 }],
      ['women beside those registered, who came,', { registered: 9, attended: 9, women: 3 }],
      ['people by the words of a source', { registered: 9, attendanceStated: 'nära 130 personer' }],
    ] as const
  ).map(([who, came]): [string, string, string, DataRecord, Partial<Finding>] => [
    `${who} at an event that is still to come`,
    'events',
    '12-event-workshop-2014-04-25',
    { date: '2199', registered: null, attended: null, women: null, men: null, ...came },
    { field: 'date', got: '"2199": it is still to come' },
  ]),
  [
    'seats that do not add up without one that has an end',
    'bodies',
    '12-body-samverkansradet',
    { seats: withEnds('2027-06', '2030') },
    {
      field: 'statedSeats',
      expected: '11 seats in all',
      got: '9 without the 2 that end before the others (gäller till 2027-06, 2030)',
    },
  ],
  [
    'an event that is planned in a year that nobody plans for',
    'events',
    '12-event-workshop-2014-04-25',
    { date: '3000', attended: null, women: null, men: null },
    { field: 'date' },
  ],
  [
    'a project that ends before it begins',
    'projects',
    '21-project-innovativ-modell',
    { end: '2010' },
    { field: 'end', got: '2010' },
  ],
  [
    'a funder that pays more than the rule lets it',
    'projects',
    '21-project-alternativa-driftsformer',
    { fundingRule: { maxFunderShare: 0.3, minCofinancingShare: 0.7 } },
    { field: 'financing', expected: 'at most 30 % of the financing' },
  ],
  [
    'shares of a rule that are not the whole',
    'projects',
    '00-project-pilotkommuner-serviceutveckling',
    { fundingRule: { maxFunderShare: 0.6, minCofinancingShare: 0.5 } },
    { field: 'fundingRule', got: '60 % and 50 %' },
  ],
  [
    'an id of another region',
    'goals',
    '14-goal-mb1-1',
    { regionCode: '12' },
    { field: 'id', expected: 'an id that begins with 12-' },
  ],
  [
    'what is said of a project under an id of another region',
    'projects',
    '21-project-innovativ-modell',
    { statements: [{ id: '12-statement-x', kind: 'MISSION', label: 'L', description: null, sources: [] }] },
    { field: 'statements', got: '12-statement-x' },
  ],
  [
    'a region that does not exist',
    'goals',
    '14-goal-mb1-1',
    { id: '99-goal', regionCode: '99' },
    { field: 'regionCode', got: '99' },
  ],
])('%s is found', (_what, kind, id, change, wanted) => {
  const list = (facts[kind] ?? []).map((record) => (record.id === id ? { ...record, ...change } : record));
  expect(list).not.toEqual(facts[kind]);
  const found = checkRegionRecords({ ...facts, ...territories, [kind]: list }, NOW);
  expect(found).toContainEqual(expect.objectContaining({ severity: 'error', kind, ...wanted }));
  // What was wrong before is not new a moment later: it stops no load.
  const later = checkRegionRecords({ ...facts, ...territories, [kind]: list }, LATER);
  expect(newFindings(found, later)).toEqual([]);
});

test('data that was confirmed at a time still to come is the same finding a moment later', () => {
  const ahead = { ...territories, freshness: freshness('2026-11-21T03:00:00Z') };
  const found = checkRegionRecords(ahead, NOW);
  expect(found).toMatchObject([{ severity: 'warning', field: 'freshness', got: '2026-11-21T03:00:00.000Z' }]);
  expect(newFindings(found, checkRegionRecords(ahead, LATER))).toEqual([]);
});

test('what is planned may lie ahead, and what is done in the year or the day that it is', () => {
  const change: Readonly<Record<string, DataRecord>> = {
    '12-body-samverkansradet': { founded: '2026', decided: '2026-11-21' },
    '12-event-workshop-2014-04-25': { date: '2027-04-25', attended: null, women: null, men: null },
    '12-event-workshop-2014-11-06': { date: '2027', registered: 44, attended: null, women: 25, men: 19 },
    '21-project-innovativ-modell': { start: '2027-01', end: '2030' },
  };
  const changed = (list: readonly DataRecord[] = []) =>
    list.map((record) => ({ ...record, ...change[String(record.id)] }));
  const { bodies, events, projects } = facts;
  const records = { bodies: changed(bodies), events: changed(events), projects: changed(projects) };
  expect(records.bodies).not.toEqual(bodies);
  expect(
    checkRegionRecords({ ...records, ...territories }, NOW).filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
});

test('a municipality code that no region has is found', () => {
  const found = checkRegionRecords({ municipalities: [{ code: '9980', name: 'X' }] }, NOW);
  expect(found).toMatchObject([{ severity: 'error', kind: 'municipalities', field: 'code', region: '99' }]);
});

test('a region whose data nobody has confirmed for a year is told as a notice, one that was is not, nor one that is only referred to', () => {
  const regions = [{ code: '14', name: 'V', isoCode: 'SE-O' }];
  const found = checkRegionRecords({ regions, freshness: freshness('2025-01-01T00:00:00Z') }, NOW);
  expect(found).toMatchObject([
    { severity: 'notice', kind: 'regions', id: '14', field: 'freshness', got: '2025-01-01' },
  ]);
  const goals = [{ id: '14-goal-x', regionCode: '14', sources: [{ document: 'D', place: 'p' }] }];
  expect(checkRegionRecords({ regions, goals }, NOW)).toMatchObject([{ severity: 'notice', got: 'never' }]);
  expect(checkRegionRecords({ regions }, NOW)).toEqual([]);
  expect(checkRegionRecords({ regions, freshness: freshness('2025-11-22T00:00:00Z') }, NOW)).toEqual([]);
});
