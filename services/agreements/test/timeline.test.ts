import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

let world: AgreementsWorld;

const VG = '14-agreement-overenskommelsen';
const BORAS = '1490-agreement-overenskommelsen';
const NATIONAL = '00-agreement-social-2008';

/** Signed at, withdrawn at; times in UTC. */
const SIGNATURES: [
  agreement: string,
  organisation: string,
  state: string,
  signed: string | null,
  withdrawn?: string,
][] = [
  // 31 December 2025, 23:30 in UTC is 1 January 2026 in Sweden.
  [VG, 'org-a', 'ACTIVE', '2025-12-31T23:30:00Z'],
  // Signs, withdraws and signs again.
  [VG, 'org-b', 'WITHDRAWN', '2026-01-10T12:00:00Z', '2026-02-10T12:00:00Z'],
  [VG, 'org-b', 'ACTIVE', '2026-04-01T12:00:00Z'],
  // Within one day. In summer, 22:30 in UTC is the next day in Sweden.
  [VG, 'org-c', 'WITHDRAWN', '2026-03-28T08:00:00Z', '2026-03-28T09:00:00Z'],
  [BORAS, 'org-a', 'ACTIVE', '2026-03-31T22:30:00Z'],
  [BORAS, 'org-d', 'ENDED', '2026-01-05T12:00:00Z'],
  [NATIONAL, 'org-e', 'ACTIVE', '2026-02-01T12:00:00Z'],
  // Not public.
  [VG, 'org-f', 'APPLIED', null],
  [VG, 'org-g', 'REJECTED', '2026-01-02T12:00:00Z'],
];

beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  for (const [index, [agreement, organisation, state, signed, withdrawn]] of SIGNATURES.entries()) {
    await sql(
      world.database.url,
      `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at, withdrawn_at)
       values ($1, $2, $2 || '-v1', $3, $4, $5, $6)`,
      [`14-adherence-${index}`, agreement, organisation, state, signed, withdrawn ?? null],
    );
  }
});
afterAll(() => world.close());

const QUERY = `query ($agreementId: ID, $regionCode: ID, $from: Date, $to: Date, $interval: TimeInterval!) {
  signingTimeline(agreementId: $agreementId, regionCode: $regionCode, from: $from, to: $to, interval: $interval) {
    from signed withdrawn registered
  }
}`;
const ask = (variables: Record<string, unknown>) => world.ask(QUERY, variables);
const timeline = async (variables: Record<string, unknown>) => {
  const { data, errors } = await ask(variables);
  expect(errors).toBeUndefined();
  return data.signingTimeline?.map((point: Record<string, unknown>) => Object.values(point)) ?? null;
};

describe('the timeline of signatures', () => {
  it('counts by month, in the days of Sweden, and says how many stood by theirs at the end of each', async () => {
    expect(
      await timeline({ agreementId: VG, from: '2025-12-01', to: '2026-05-31', interval: 'MONTH' }),
    ).toEqual([
      ['2025-12-01', 0, 0, 0],
      ['2026-01-01', 2, 0, 2],
      ['2026-02-01', 0, 1, 1],
      ['2026-03-01', 1, 1, 1],
      ['2026-04-01', 1, 0, 2],
      ['2026-05-01', 0, 0, 2],
    ]);
  });

  it('of a region takes in its local agreements, and adds up by agreement', async () => {
    // org-a counts in both agreements; org-d has ended, so it counts as signed alone.
    expect(
      await timeline({ regionCode: '14', from: '2026-01-01', to: '2026-12-31', interval: 'YEAR' }),
    ).toEqual([['2026-01-01', 6, 2, 3]]);
    // 22:30 in UTC on 31 March is 1 April in Sweden.
    expect(
      await timeline({ regionCode: '14', from: '2026-03-31', to: '2026-04-01', interval: 'DAY' }),
    ).toEqual([
      ['2026-03-31', 0, 0, 1],
      ['2026-04-01', 2, 0, 3],
    ]);
    expect(
      await timeline({ regionCode: '00', from: '2026-01-01', to: '2026-12-31', interval: 'YEAR' }),
    ).toEqual([['2026-01-01', 1, 0, 1]]);
    expect(await timeline({ from: '2026-01-01', to: '2026-12-31', interval: 'YEAR' })).toEqual([
      ['2026-01-01', 7, 2, 4],
    ]);
  });

  it('counts only the days asked for, and what stood before them', async () => {
    expect(
      await timeline({ agreementId: VG, from: '2026-01-05', to: '2026-02-09', interval: 'MONTH' }),
    ).toEqual([
      ['2026-01-05', 1, 0, 2],
      ['2026-02-01', 0, 0, 2],
    ]);
  });

  it('has weeks that begin on Monday', async () => {
    // 1 January 2026 is a Thursday.
    expect(
      await timeline({ agreementId: VG, from: '2026-01-01', to: '2026-01-12', interval: 'WEEK' }),
    ).toEqual([
      ['2026-01-01', 1, 0, 1],
      ['2026-01-05', 1, 0, 2],
      ['2026-01-12', 0, 0, 2],
    ]);
  });

  it('goes from the first signature to today where no days are given', async () => {
    const points = await timeline({ agreementId: VG, interval: 'YEAR' });
    expect(points[0]).toEqual(['2026-01-01', 4, 2, 2]);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
    expect(points).toHaveLength(Number(today.slice(0, 4)) - 2026 + 1);
  });

  it('ends with what the counter of the agreement says', async () => {
    const agreementId = '2132-agreement-overenskommelsen';
    await signs(world, agreementId, 'org-demo-01');
    await signs(world, agreementId, 'org-demo-02');
    const points = await timeline({ agreementId, interval: 'DAY' });
    const { data } = await world.ask(`{ agreement(id: "${agreementId}") { signatories { registered } } }`);
    expect(points.at(-1).at(-1)).toBe(2);
    expect(data.agreement.signatories.registered).toBe(2);
  });

  it('is empty where nobody has signed, and null for an agreement that there is none of', async () => {
    const agreementId = '12-agreement-overenskommelsen';
    expect(await timeline({ agreementId, interval: 'DAY' })).toEqual([]);
    expect(await timeline({ agreementId, to: '2020-01-01', interval: 'DAY' })).toEqual([]);
    expect(await timeline({ agreementId, from: '2026-01-01', to: '2026-01-01', interval: 'DAY' })).toEqual([
      ['2026-01-01', 0, 0, 0],
    ]);
    expect(await timeline({ agreementId: '12-agreement-none', interval: 'DAY' })).toBeNull();
  });

  it('has at most 1,000 points', async () => {
    const thousand = { agreementId: VG, from: '2024-01-01', to: '2026-09-26', interval: 'DAY' };
    expect(await timeline(thousand)).toHaveLength(1_000);
    const { errors } = await ask({ ...thousand, to: '2026-09-27' });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('at most 1000 points, got 1001'),
      extensions: { code: 'BAD_USER_INPUT', limit: 1_000, got: 1_001 },
    });
  });

  it.each([
    [{ from: '2026-01-02', to: '2026-01-01' }, 'on or before'],
    [{ regionCode: '99' }, 'no region has it'],
    [{ from: '0000-01-01' }, 'calendar date'],
    [{ from: '0001-01-01' }, 'at most 1000 points'],
  ])('refuses %j', async (variables, message) => {
    const { errors } = await ask({ interval: 'MONTH', ...variables });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
