import { readFile } from 'node:fs/promises';
import { emptyReport, readRecords } from '@hub/common';
import { expect, test } from '@jest/globals';
import type { z } from 'zod';
import { bodyFact, eventFact, projectFact } from './activity-facts.js';
import { statisticFact } from './profile-facts.js';

const facts = JSON.parse(await readFile(new URL('activities.json', import.meta.url), 'utf8'));

test.each<[string, string, z.ZodType, object, string]>([
  [
    'seats that are not the stated total',
    '14-body-beredningen',
    bodyFact,
    { statedSeats: 17 },
    'statedSeats',
  ],
  ['more women and men than seats', '12-body-samverkansradet', bodyFact, { women: 4 }, 'women'],
  ['more women and men than came', '12-event-workshop-2014-11-06', eventFact, { men: 20 }, 'women'],
  [
    'a day that is not in the calendar',
    '12-event-workshop-2014-11-06',
    eventFact,
    { date: '2014-02-30' },
    'date',
  ],
  ['an id of another region', '12-event-workshop-2014-11-06', eventFact, { regionCode: '14' }, 'id'],
  [
    'a region that does not exist',
    '12-event-workshop-2014-11-06',
    eventFact,
    { regionCode: '99' },
    'regionCode',
  ],
  [
    'a funder that pays more than the rule lets it',
    '21-project-alternativa-driftsformer',
    projectFact,
    {
      fundingRule: {
        ...ruleOf('21-project-alternativa-driftsformer'),
        maxFunderShare: 0.4,
        minCofinancingShare: 0.6,
      },
    },
    'financing',
  ],
  [
    'a rule whose shares are not the whole',
    '00-project-pilotkommuner-serviceutveckling',
    projectFact,
    { fundingRule: { ...ruleOf('00-project-pilotkommuner-serviceutveckling'), minCofinancingShare: 0.5 } },
    'fundingRule',
  ],
  ['an end before the start', '21-project-innovativ-modell', projectFact, { end: '2016-09' }, 'end'],
  ['a range that ends before it begins', '14-statistic-size', statisticFact, { valueTo: 0 }, 'valueTo'],
])('%s is refused and reported', (_what, id, schema, change, field) => {
  const all = Object.values(facts).flat() as { id: string }[];
  const fact = all.find((candidate) => candidate.id === id);
  expect(readRecords([fact], { kind: 'facts', schema, report: emptyReport('regions-12') })).toHaveLength(1);

  const report = emptyReport('regions-12');
  expect(readRecords([{ ...fact, ...change }], { kind: 'facts', schema, report })).toEqual([]);
  expect(report.refused.map((refusal) => ({ id: refusal.id, field: refusal.field }))).toContainEqual({
    id,
    field,
  });
});

test('an end in the year of the start is not before it', () => {
  const [fact] = facts.projects.filter(({ id }: { id: string }) => id === '21-project-innovativ-modell');
  expect(projectFact.safeParse({ ...fact, start: '2016-10', end: '2016' }).success).toBe(true);
});

function ruleOf(projectId: string): object {
  return facts.projects.find(({ id }: { id: string }) => id === projectId).fundingRule;
}
