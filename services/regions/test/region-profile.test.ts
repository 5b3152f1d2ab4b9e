import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metric } from '../../../test/support/ask.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('what the sources say of a region', () => {
  let skane: RegionsWorld;
  let vastraGotaland: RegionsWorld;
  let gavleborg: RegionsWorld;
  let national: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
    vastraGotaland = await regionsWorld('14');
    gavleborg = await regionsWorld('21');
    national = await regionsWorld('00');
  });
  afterAll(() => Promise.all([skane, vastraGotaland, gavleborg, national].map((world) => world?.close())));

  it('names its platforms', async () => {
    const selection = 'platforms { id name kind description sources { place } }';
    expect(await region(skane, '12', selection)).toEqual({
      platforms: [
        {
          id: '12-platform-overenskommelsen-skane',
          name: 'Överenskommelsen Skåne',
          kind: 'AGREEMENT',
          description: null,
          sources: [{ place: 'page 7' }],
        },
        {
          id: '12-platform-partnerskap-skane',
          name: 'Partnerskap Skåne',
          kind: 'CROSS_SECTOR',
          description: null,
          sources: [{ place: 'page 7' }],
        },
      ],
    });
    expect(await region(vastraGotaland, '14', selection)).toMatchObject({
      platforms: [{ name: 'De delregionala nätverken', kind: 'NETWORK', sources: [{ place: 'slide 13' }] }],
    });
  });

  it('lists the twenty processes of Västra Götaland as the slide does', async () => {
    const { currentProcesses } = await region(
      vastraGotaland,
      '14',
      'currentProcesses { id label sources { place } }',
    );
    expect(currentProcesses).toHaveLength(20);
    expect(currentProcesses[0]).toEqual({
      id: '14-process-01',
      label: 'Flyktingsituationen',
      sources: [{ place: 'slide 13' }],
    });
    expect(currentProcesses[15]).toMatchObject({ label: 'Svenska Kyrkans implementering' });
    expect(currentProcesses[19]).toMatchObject({ label: 'Samråd inom olika teman' });
  });

  it('lists twenty good examples in two fields, with the organisations that they are', async () => {
    const { goodExamples } = await region(
      vastraGotaland,
      '14',
      'goodExamples { id label area organisation { id } sources { place } }',
    );
    const areas = goodExamples.map(({ area }: { area: string }) => area);
    expect(areas).toEqual([
      ...Array(12).fill('Tillväxt och utveckling'),
      ...Array(8).fill('Hälso- och sjukvård'),
    ]);
    expect(goodExamples[2]).toEqual({
      id: '14-example-03',
      label: 'Microfonden Väst',
      area: 'Tillväxt och utveckling',
      organisation: { id: 'org-microfonden-vast' },
      sources: [{ place: 'slide 18' }],
    });
    expect(goodExamples[11]).toMatchObject({ label: 'Asylboenden', organisation: null });
    expect(goodExamples[13]).toMatchObject({
      label: 'Hospice Gabriel',
      organisation: { id: 'org-hospice-gabriel' },
      sources: [{ place: 'slide 19' }],
    });
  });

  it('states when women and men are equally represented', async () => {
    expect(
      await region(skane, '12', 'representationRules { label minShare maxShare sources { place } }'),
    ).toEqual({
      representationRules: [
        {
          label: 'jämställd representation brukar sägas uppnås vid 60 % -40 %',
          minShare: 0.4,
          maxShare: 0.6,
          sources: [{ place: 'page 10' }],
        },
      ],
    });
  });

  it('says at which workshop a need was named, and what was wanted locally and regionally', async () => {
    const { needs } = await region(skane, '12', 'needs { id label scope topic event { id } }');
    const at = (event: string) => needs.filter((need: Data) => need.event?.id === event);
    expect(at('12-event-workshop-2014-04-25')).toHaveLength(3);
    expect(at('12-event-workshop-2014-11-06')).toHaveLength(9);
    expect(needs.filter((need: Data) => need.topic === 'Stöd för genomförande')).toHaveLength(5);
    expect(needs.filter((need: Data) => need.scope !== null)).toEqual([
      expect.objectContaining({ scope: 'LOCAL', label: 'större förståelse mellan sektorerna' }),
      expect.objectContaining({ scope: 'REGIONAL', label: 'tillgång till resurser' }),
    ]);
  });

  it('says whose goals they are, and of what kind', async () => {
    const selection = 'goals { kind targetYear project { id } body { id } }';
    const west = (await region(vastraGotaland, '14', selection)).goals;
    expect(west).toEqual(
      Array(11).fill({ kind: 'TARGET_STATE', targetYear: 2017, project: null, body: null }),
    );
    expect((await region(skane, '12', selection)).goals).toEqual(
      Array(5).fill({
        kind: 'OBJECTIVE',
        targetYear: null,
        project: null,
        body: { id: '12-body-samverkansradet' },
      }),
    );
    const north = (await region(gavleborg, '21', selection)).goals;
    expect(north.map(({ kind }: Data) => kind)).toEqual([
      ...Array(4).fill('OBJECTIVE'),
      ...Array(5).fill('EXPECTED_RESULT'),
    ]);
    for (const { project } of north) expect(project).toEqual({ id: '21-project-alternativa-driftsformer' });
  });

  it('says what a share is a share of, and answers a statistic by reference', async () => {
    const answer = await references(
      vastraGotaland,
      ['14-statistic-3-5', '14-statistic-none', '14-statistic-27k'].map((id) => ({
        __typename: 'Statistic',
        id,
      })),
      '... on Statistic { id value population region { code } }',
    );
    expect(answer).toEqual([
      {
        id: '14-statistic-3-5',
        value: 3.5,
        population: 'alla anställda i Västra Götaland',
        region: { code: '14' },
      },
      null,
      { id: '14-statistic-27k', value: 27000, population: null, region: { code: '14' } },
    ]);
    const { statistics } = await region(national, '00', 'statistics { id population description }');
    expect(statistics.find(({ id }: Data) => id === '00-statistic-75').population).toBe(
      'Sveriges befolkning',
    );
    expect(statistics.find(({ id }: Data) => id === '00-statistic-64m').description).toContain('month');
  });

  it('is empty where the sources say nothing', async () => {
    expect(
      await region(
        gavleborg,
        '21',
        'platforms { id } currentProcesses { id } goodExamples { id } representationRules { id }',
      ),
    ).toEqual({ platforms: [], currentProcesses: [], goodExamples: [], representationRules: [] });
  });

  it('takes as many statements for all regions of a deployment as for one', async () => {
    const codes = ['00', '01', '03', '05', '18', '22'];
    expect(await statementsFor(codes)).toBe(await statementsFor(codes.slice(0, 1)));

    async function statementsFor(regionCodes: string[]): Promise<number> {
      const before = await metric(national.url, 'hub_sql_statements_total');
      await references(
        national,
        regionCodes.map((code) => ({ __typename: 'Region', code })),
        `... on Region { platforms { id } currentProcesses { id } goodExamples { id } representationRules { id }
           goals { project { id } body { id } } needs { event { id } } statistics { id region { code } } }`,
      );
      return (await metric(national.url, 'hub_sql_statements_total')) - before;
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

async function region(world: RegionsWorld, code: string, selection: string): Promise<Data> {
  const [found] = await references(world, [{ __typename: 'Region', code }], `... on Region { ${selection} }`);
  return found;
}

async function references(
  world: RegionsWorld,
  representations: object[],
  selection: string,
): Promise<Data[]> {
  const { data, errors } = await world.askActivities(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`,
    { r: representations },
  );
  expect(errors).toBeUndefined();
  return data._entities;
}
