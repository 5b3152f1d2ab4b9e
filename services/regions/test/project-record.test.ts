import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metric } from '../../../test/support/ask.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('the record of a project', () => {
  let skane: RegionsWorld;
  let gavleborg: RegionsWorld;
  let national: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
    gavleborg = await regionsWorld('21');
    national = await regionsWorld('00');
  });
  afterAll(() => Promise.all([skane, gavleborg, national].map((world) => world?.close())));

  it('holds what its funder prints of it', async () => {
    expect(
      await project(
        gavleborg,
        '21-project-innovativ-modell',
        'nameInEnglish programme applicationRound status owner { id } ownerUnit ownerNote months steeringGroup { id } bodies { id } reports { value }',
      ),
    ).toEqual({
      nameInEnglish: 'Innovative model for developing public activities',
      programme: 'Frön - För ökad innovation i offentligt finansierad verksamhet',
      applicationRound: 'FRÖN Utveckling våren 2016',
      status: 'Beslutat',
      owner: { id: 'org-ljusdals-kommun' },
      ownerUnit: 'Kommunledningskontoret',
      ownerNote: null,
      months: 23,
      steeringGroup: null,
      bodies: [],
      reports: [],
    });
  });

  it('names the bodies that lead it', async () => {
    expect(
      await project(
        gavleborg,
        '21-project-alternativa-driftsformer',
        'months ownerNote steeringGroup { name } bodies { kind } goals { label }',
      ),
    ).toEqual({
      months: 36,
      ownerNote: expect.stringContaining('steering group'),
      steeringGroup: { name: 'Styrgruppen, Alternativa driftsformer Gävleborg' },
      bodies: [{ kind: 'STEERING_GROUP' }, { kind: 'PARTNERSHIP' }, { kind: 'WORKING_GROUP' }],
      goals: expect.arrayContaining([
        { label: 'Att bilda ett regionalt partnerskap för alternativa driftsformer i Gävleborgs län' },
        { label: 'Ökad kunskap och kompetens om alternativa driftsformer' },
      ]),
    });
    expect(
      await project(skane, '12-project-forstudie-samverkansrad', 'months steeringGroup { id } bodies { id }'),
    ).toEqual({
      months: null,
      steeringGroup: { id: '12-body-samverkansradet' },
      bodies: [{ id: '12-body-samverkansradet' }, { id: '12-body-projektledning-forstudie' }],
    });
  });

  it('tells what those who take part in the pilot programme are offered, chosen by and undertake', async () => {
    const { statements } = await project(
      national,
      PILOTS,
      'statements { id kind label sources { document place } }',
    );
    const kinds: Record<string, number> = {};
    for (const { kind } of statements) kinds[kind] = (kinds[kind] ?? 0) + 1;
    expect(kinds).toEqual({
      BACKGROUND: 4,
      OFFER: 4,
      SELECTION_CRITERION: 7,
      OBLIGATION: 4,
      TASK: 5,
      REPORTING: 1,
    });
    const first = (kind: string) => statements.find((statement: Data) => statement.kind === kind);
    expect(first('BACKGROUND')).toMatchObject({
      label: 'Kommunernas roll A och O',
      sources: [{ place: 'slide 3' }],
    });
    expect(first('SELECTION_CRITERION').sources).toMatchObject([{ place: 'slide 5' }]);
    expect(first('OBLIGATION').sources).toMatchObject([{ place: 'slide 7' }]);
    expect(first('TASK').sources).toMatchObject([{ place: 'slide 8' }]);
    expect(first('REPORTING')).toEqual({
      id: '00-statement-pilotkommuner-serviceutveckling-reporting',
      kind: 'REPORTING',
      label: 'All bokföring på ett ställe. Använd mallen för tidsredovisning.',
      sources: [
        { document: 'Pilotkommuner för serviceutveckling - vad erbjuds och vad krävs?', place: 'slide 9' },
      ],
    });
  });

  it('gives statements of some kinds alone', async () => {
    const { groups, findings } = await project(
      skane,
      '12-project-forstudie-samverkansrad',
      `groups: statements(kind: [DIRECT_TARGET_GROUP, REQUIREMENT]) { label sources { place } }
       findings: statements(kind: [FINDING]) { label sources { place } }`,
    );
    expect(groups).toMatchObject([
      { label: 'NÄTVERKETs medlemsorganisationer', sources: [{ place: 'page 8' }] },
      { sources: [{ place: 'page 8' }] },
      { label: 'offentliga aktörer som är involverade i ESF-projekt', sources: [{ place: 'page 8' }] },
      { label: 'minst en offentlig samverkanspart', sources: [{ place: 'page 2' }] },
    ]);
    expect(findings).toHaveLength(6);
    expect(findings[5]).toEqual({
      label: 'Tillit och respekt framstår som viktiga faktorer',
      sources: [{ place: 'page 5' }, { place: 'page 7' }],
    });
  });

  it('tells its rule in the words of the source, with its place', async () => {
    expect(
      await project(
        national,
        PILOTS,
        'fundingRule { id maxFunderShare base wording maxGrant(cost: 1000000) sources { place } }',
      ),
    ).toEqual({
      fundingRule: {
        id: '00-rule-pilotkommuner-serviceutveckling',
        maxFunderShare: 0.6,
        base: expect.stringContaining('salaries and travel'),
        wording: 'Upp till 60 procents finansiering / Medfinansiering på minst 40 procent',
        maxGrant: 600000,
        sources: [{ place: 'slide 6' }, { place: 'slide 7' }],
      },
    });
    expect(
      await project(
        gavleborg,
        '21-project-alternativa-driftsformer',
        'fundingRule { wording sources { place } }',
      ),
    ).toEqual({
      fundingRule: { wording: 'max 50 % av tot.', sources: [{ place: "section 'Finansiering'" }] },
    });
  });

  it('says where the part of a municipality is stated, and through what it takes part', async () => {
    const { municipalities } = await project(
      national,
      PILOTS,
      'municipalities { municipality { code } role through { id } sources { place } }',
    );
    expect(municipalities).toHaveLength(20);
    for (const { sources } of municipalities) expect(sources).toEqual([{ place: 'slide 4' }]);
    expect(municipalities.filter(({ through }: Data) => through !== null)).toEqual([
      {
        municipality: { code: '0880' },
        role: 'PILOT',
        through: { id: 'org-sodermore-kommundelsnamnd' },
        sources: [{ place: 'slide 4' }],
      },
    ]);
  });

  it('lists when reports were made, as exactly as the sources say', async () => {
    expect(
      await project(national, '00-project-utveckling-mot-arbete', 'reports { value precision }'),
    ).toEqual({
      reports: ['2012-02', '2012-06', '2012-08', '2013-01', '2013-06'].map((value) => ({
        value,
        precision: 'MONTH',
      })),
    });
    expect(
      await project(national, '00-project-forstudie-kompetensutveckling', 'reports { value } months'),
    ).toEqual({ reports: [{ value: '2008-09-23' }], months: 6 });
  });

  it('takes as many statements for a page of projects as for one', async () => {
    expect(await statementsFor(5)).toBe(await statementsFor(1));

    async function statementsFor(first: number): Promise<number> {
      const before = await metric(national.url, 'hub_sql_statements_total');
      const { errors } = await national.askActivities(
        `query ($first: Int) { projects(first: $first) { nodes { statements { id } goals { id } bodies { id } steeringGroup { id } } } }`,
        { first },
      );
      expect(errors).toBeUndefined();
      return (await metric(national.url, 'hub_sql_statements_total')) - before;
    }
  });
});

const PILOTS = '00-project-pilotkommuner-serviceutveckling';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

async function project(world: RegionsWorld, id: string, selection: string): Promise<Data> {
  const { data, errors } = await world.askActivities(
    `query ($id: ID!) { project(id: $id) { ${selection} } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.project;
}
