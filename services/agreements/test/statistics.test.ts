import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

const QUERY = `query ($by: [StatisticsDimension!]!, $filter: AgreementFilter) {
  agreementStatistics(by: $by, filter: $filter) {
    level kind state region { code } municipality { code } firstYear agreements registeredSignatories
  }
}`;

interface Row {
  level: string | null;
  kind: string | null;
  state: string | null;
  region: { code: string } | null;
  municipality: { code: string } | null;
  firstYear: number | null;
  agreements: number;
  registeredSignatories: number;
}

const rows = async (by: string[], filter: Record<string, unknown> | null = null): Promise<Row[]> => {
  const { data, errors } = await world.ask(QUERY, { by, filter });
  expect(errors).toBeUndefined();
  return data.agreementStatistics;
};

describe('the statistics of agreements', () => {
  it('count by level: 3 national, 7 regional and 23 local agreements in the facts', async () => {
    expect((await rows(['LEVEL'])).map(({ level, agreements }) => [level, agreements])).toEqual([
      ['LOCAL', 23],
      ['NATIONAL', 3],
      ['REGIONAL', 7],
    ]);
  });

  it('leave what they do not count by null', async () => {
    expect((await rows(['KIND']))[0]).toEqual({
      level: null,
      kind: 'COMPACT',
      state: null,
      region: null,
      municipality: null,
      firstYear: null,
      agreements: 31,
      registeredSignatories: 0,
    });
  });

  it('count by first year, those without one last, and leave years from outside the documents aside', async () => {
    // By hand, from slide 8 and related document 1; Uppsala's 2001/2012 counts for 2001.
    expect((await rows(['FIRST_YEAR'])).map(({ firstYear, agreements }) => [firstYear, agreements])).toEqual([
      [2001, 1],
      [2008, 1],
      [2009, 2],
      [2010, 2],
      [2012, 5],
      [2013, 1],
      [2014, 3],
      [2015, 4],
      [null, 14],
    ]);
  });

  it('count by several dimensions: each combination that occurs, no other', async () => {
    const skane = await rows(['REGION', 'LEVEL', 'FIRST_YEAR'], { regionCode: ['12'] });
    expect(
      skane.map(({ region, level, firstYear, agreements }) => [region?.code, level, firstYear, agreements]),
    ).toEqual([
      // Trelleborg; Malmö and Lund; the compact; the proposed partnership.
      ['12', 'LOCAL', 2012, 1],
      ['12', 'LOCAL', null, 2],
      ['12', 'REGIONAL', 2009, 1],
      ['12', 'REGIONAL', 2015, 1],
    ]);
  });

  it('count by state and by municipality, where agreements that are not local have none', async () => {
    expect((await rows(['STATE'])).map(({ state, agreements }) => [state, agreements])).toEqual([
      ['ADOPTED', 1],
      ['DRAFT', 1],
      ['UNDER_DISCUSSION', 3],
      ['UNKNOWN', 28],
    ]);
    const byMunicipality = await rows(['MUNICIPALITY']);
    expect(byMunicipality).toHaveLength(24);
    expect(byMunicipality.at(-1)).toMatchObject({ municipality: null, agreements: 10 });
  });

  it('count the national agreements, which are of no region, last', async () => {
    const counted = (await rows(['REGION'])).map(({ region, agreements }) => [
      region?.code ?? null,
      agreements,
    ]);
    const codes = counted.slice(0, -1).map(([code]) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).not.toContain(null);
    expect(counted.at(-1)).toEqual([null, 3]);
    const levels = await rows(['REGION', 'LEVEL']);
    expect(levels.at(-1)).toMatchObject({ region: null, level: 'NATIONAL', agreements: 3 });
  });

  it('have one row for all without dimensions, and the same rows where one is given twice', async () => {
    expect(await rows([])).toMatchObject([{ agreements: 33 }]);
    expect(await rows(['LEVEL', 'LEVEL'])).toEqual(await rows(['LEVEL']));
  });

  it('have no rows of a combination that does not occur', async () => {
    expect(await rows(['LEVEL'], { kind: ['LETTER_OF_INTENT'] })).toEqual([]);
    expect(await rows([], { kind: ['LETTER_OF_INTENT'] })).toMatchObject([{ agreements: 0 }]);
  });

  it('count an organisation once in each row, and only while its adherence is public and stands', async () => {
    for (const [agreement, organisation] of [
      ['12-agreement-overenskommelsen', 'org-demo-01'],
      ['12-agreement-overenskommelsen', 'org-demo-02'],
      ['1280-agreement-overenskommelsen', 'org-demo-01'],
      ['14-agreement-overenskommelsen', 'org-demo-01'],
    ] as const) {
      await signs(world, agreement, organisation);
    }
    await sql(
      world.database.url,
      `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at, withdrawn_at)
       select '12-adherence-x' || n, '12-agreement-overenskommelsen', '12-agreement-overenskommelsen-v' || version,
         'org-x' || n, state, now(), case state when 'WITHDRAWN' then now() end
       from (values (1, 1, 'APPLIED'), (2, 1, 'REJECTED'), (3, 1, 'WITHDRAWN'), (4, 1, 'ENDED'), (5, 2, 'ACTIVE'))
         as made (n, version, state)`,
    );
    const signed = async (by: string[]) => (await rows(by)).filter((row) => row.registeredSignatories > 0);
    expect(await signed([])).toMatchObject([{ agreements: 33, registeredSignatories: 2 }]);
    expect(await signed(['REGION'])).toMatchObject([
      { region: { code: '12' }, agreements: 5, registeredSignatories: 2 },
      { region: { code: '14' }, agreements: 5, registeredSignatories: 1 },
    ]);
    expect(await signed(['LEVEL'])).toMatchObject([
      { level: 'LOCAL', agreements: 23, registeredSignatories: 1 },
      { level: 'REGIONAL', agreements: 7, registeredSignatories: 2 },
    ]);
  });

  it('refuse what the filter refuses', async () => {
    const { errors } = await world.ask(QUERY, { by: ['LEVEL'], filter: { regionCode: ['99'] } });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
