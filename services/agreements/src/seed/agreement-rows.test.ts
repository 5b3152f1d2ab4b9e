import { describe, expect, it } from '@jest/globals';
import { agreementRows } from './agreement-rows.js';
import { agreementFact } from './facts.js';

const source = { document: 'D', place: 'p' };
const FACT = {
  id: '1280-agreement-x',
  title: 'Överenskommelse',
  level: 'LOCAL',
  kind: 'COMPACT',
  policyArea: null,
  regionCode: '12',
  municipalityCode: '1280',
  territory: 'Malmö',
  joining: 'UNKNOWN',
  currentVersion: 1,
  versions: [{ number: 1, title: 'Överenskommelse', state: 'UNKNOWN', predecessor: null }],
  milestones: [] as unknown[],
  parties: [{ name: 'Malmö stad', sector: 'PUBLIC', organisationId: 'org-malmo-stad' }],
  reportedFigures: [] as unknown[],
  sources: [source],
};
const rowsOf = (changes: Partial<typeof FACT>) => agreementRows(agreementFact.parse({ ...FACT, ...changes }));
const milestone = (date: string, version: number | null = null) => ({
  kind: 'UNSPECIFIED',
  date,
  version,
  source,
});
const figure = (value: number, asOf: string | null) => ({ value, approximate: false, asOf, source });

describe('the rows of an agreement', () => {
  it('have the years of its milestones once each, the earliest first', () => {
    const { agreement } = rowsOf({
      milestones: [milestone('2015-11-02'), milestone('2012'), milestone('2015')],
    });
    expect(agreement).toMatchObject({ years: [2012, 2015], first_year: 2012 });
    expect(rowsOf({}).agreement).toMatchObject({ years: [], first_year: null });
  });

  it('leave out what can’t be right, and keep it in quarantine as printed', () => {
    const { milestones, figures, quarantined } = rowsOf({
      milestones: [milestone('2015-02-30'), milestone('2014'), milestone('2013', 7)],
      reportedFigures: [figure(-1, null)],
    });
    expect(milestones).toMatchObject([{ ordinal: 1, date: '2014' }]);
    expect(figures).toEqual([]);
    expect(quarantined).toMatchObject([
      { kind: 'milestone', id: FACT.id, field: 'milestones', value: expect.stringContaining('2015-02-30') },
      {
        kind: 'milestone',
        id: FACT.id,
        field: 'milestones',
        reason: 'expected the number of one of the versions',
      },
      { kind: 'reportedFigure', id: FACT.id, field: 'reportedFigures' },
    ]);
  });

  it('let the figure with the latest date stand, among equals the last one', () => {
    const standing = (...figures: unknown[]) => rowsOf({ reportedFigures: figures }).standingFigure?.value;
    expect(standing(figure(90, '2015'), figure(80, '2013'), figure(70, null))).toBe(90);
    expect(standing(figure(90, null), figure(80, null))).toBe(80);
    expect(standing()).toBeUndefined();
  });

  it('keep milestones and figures from outside the documents, but count neither their years nor them', () => {
    const external = { url: 'https://example.org', external: true };
    const { agreement, milestones, figures, standingFigure } = rowsOf({
      milestones: [milestone('2012'), { ...milestone('2010'), source: external, label: 'Signed' }],
      reportedFigures: [figure(90, null), { ...figure(121, '2024-05'), source: external }],
    });
    expect(agreement).toMatchObject({ years: [2012], first_year: 2012 });
    expect(milestones).toMatchObject([{ label: null }, { label: 'Signed', source: { external: true } }]);
    expect(figures).toHaveLength(2);
    expect(standingFigure).toMatchObject({ value: 90 });
  });

  it('have another digest as soon as a fact differs', () => {
    expect(rowsOf({}).hash).toBe(rowsOf({}).hash);
    expect(rowsOf({ territory: 'Lund' }).hash).not.toBe(rowsOf({}).hash);
  });
});

it.each([
  [{ id: '1281-agreement-x' }, 'id'],
  [{ id: 'x' }, 'id'],
  [{ level: 'NATIONAL' }, 'regionCode'],
  [{ municipalityCode: null, id: '12-agreement-x' }, 'municipalityCode'],
  [{ currentVersion: 2 }, 'currentVersion'],
  [{ title: '' }, 'title'],
])('the fact of an agreement is refused with %j', (changes, field) => {
  const { error } = agreementFact.safeParse({ ...FACT, ...changes });
  expect(error?.issues.map(({ path }) => path[0])).toContain(field);
});
