import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from '../regions-world.js';
import { answer, ids } from './ask.js';

let gavleborg: RegionsWorld;
let national: RegionsWorld;
beforeAll(async () => {
  gavleborg = await regionsWorld('21');
  national = await regionsWorld('00');
});
afterAll(() => Promise.all([gavleborg, national].map((world) => world?.close())));

describe('projects', () => {
  it('are found by registry number: owner, funder, sum and period', async () => {
    const { projects } = await answer(
      gavleborg,
      `{ projects(registryNumber: "2016-03001") { totalCount nodes { name registryNumbers programme owner { id } funders { id }
           start { value precision } end { value } financing { statedTotal computedTotal discrepancies { what } lines { label amount inKind funder { id } } }
           fundingRule { maxFunderShare } } } }`,
    );
    expect(projects).toEqual({
      totalCount: 1,
      nodes: [
        {
          name: 'Innovativ modell för utveckling av offentlig verksamhet',
          registryNumbers: ['2016-03001'],
          programme: 'Frön - För ökad innovation i offentligt finansierad verksamhet',
          owner: { id: 'org-ljusdals-kommun' },
          funders: [{ id: 'org-vinnova' }],
          start: { value: '2016-10', precision: 'MONTH' },
          end: { value: '2018-08' },
          financing: {
            statedTotal: null,
            computedTotal: 2_138_874,
            discrepancies: [],
            lines: [
              {
                label: 'Bidrag från Vinnova',
                amount: 2_138_874,
                inKind: false,
                funder: { id: 'org-vinnova' },
              },
            ],
          },
          fundingRule: null,
        },
      ],
    });
    expect(await ids('projects(registryNumber: "RUN 614-0186-13")', national)).toEqual([
      '00-project-utlysning-socialt-entreprenorskap',
    ]);
    expect(await ids('projects(registryNumber: "2016")', gavleborg)).toEqual([]);
  });

  it("show where Gävleborg's financing contradicts itself, and that the rest adds up", async () => {
    const { project } = await answer(
      gavleborg,
      `{ project(id: "21-project-alternativa-driftsformer") { partners { id } financing { currency statedTotal computedTotal
           lines { label share inKind } statedSubtotals { label stated computed } discrepancies { what stated computed difference } } } }`,
    );
    expect(project.financing).toMatchObject({
      currency: 'SEK',
      statedTotal: 17_321_400,
      computedTotal: 17_321_400,
      statedSubtotals: [
        { label: 'Summa indirekt', stated: 4_065_000, computed: 4_065_000 },
        { label: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400 },
      ],
      discrepancies: [
        { what: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400, difference: 9_000 },
        {
          what: 'Totalt: Summa indirekt + Summa faktisk',
          stated: 17_321_400,
          computed: 17_330_400,
          difference: -9_000,
        },
      ],
    });
    const shares: { share: number }[] = project.financing.lines;
    expect(shares.at(-1)?.share).toBe(0.5);
    expect(shares.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1);
    expect(project.partners).toHaveLength(3);
  });

  it('give the entries, municipalities and ambassadors of the pilot programme, and its largest grant', async () => {
    const { project } = await answer(
      national,
      `{ project(id: "00-project-pilotkommuner-serviceutveckling") { statedDuration
           all: municipalities { role } pilots: municipalities(role: PILOT) { role entry municipality { code } }
           ambassadors: municipalities(role: AMBASSADOR) { entry municipality { code } }
           fundingRule { maxFunderShare minCofinancingShare grant: maxGrant(cost: 1000000) odd: maxGrant(cost: 3) } } }`,
    );
    const pilots: { entry: string; municipality: { code: string } }[] = project.pilots;
    expect(project.all).toHaveLength(20);
    expect(pilots).toHaveLength(15);
    expect(new Set(pilots.map(({ entry }) => entry)).size).toBe(13);
    expect(new Set(pilots.map(({ municipality }) => municipality.code)).size).toBe(15);
    expect(project.ambassadors).toHaveLength(5);
    expect(project.ambassadors).toContainEqual({ entry: null, municipality: { code: '1290' } });
    expect(project.statedDuration).toBe('ca 2,5 år');
    expect(project.fundingRule).toEqual({
      maxFunderShare: 0.6,
      minCofinancingShare: 0.4,
      grant: 600_000,
      odd: 1,
    });
  });

  it.each([
    ['2010-08-31', []],
    ['2010-09-01', ['21-project-alternativa-driftsformer']],
    ['2013-08-31', ['21-project-alternativa-driftsformer']],
    ['2013-09-01', []],
    ['2018-08-31', ['21-project-innovativ-modell']],
  ])('are known to be running on a day: %s', async (day, running) => {
    expect(await ids(`projects(activeOn: "${day}")`, gavleborg)).toEqual(running);
  });
});
