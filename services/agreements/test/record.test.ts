import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AgreementsWorld, agreementsWorld } from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld();
});
afterAll(() => world.close());

const data = async (query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await world.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const agreement = async (id: string, fields: string) =>
  (await data(`query ($id: ID!) { agreement(id: $id) { ${fields} } }`, { id })).agreement;

const VG = '14-agreement-overenskommelsen';
const REPORT =
  'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn';
const SLIDES = 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin';

describe('an agreement in the record', () => {
  it('has action plans that overlap, each from its own document, and those that cover a year', async () => {
    const fields = `actionPlans(coveringYear: $year) { id startYear endYear agreementPeriod body { id }
      document { id } contradictions { id } sources { document place } }`;
    const plans = async (year: number | null) =>
      (
        await data(`query ($year: Int) { agreement(id: "${VG}") { ${fields} } }`, { year })
      ).agreement.actionPlans.map(({ id }: { id: string }) => id);
    expect(await plans(null)).toEqual(['14-action-plan-2015-2017', '14-action-plan-2016-2018']);
    expect(await plans(2014)).toEqual([]);
    expect(await plans(2015)).toEqual(['14-action-plan-2015-2017']);
    expect(await plans(2016)).toEqual(['14-action-plan-2015-2017', '14-action-plan-2016-2018']);
    expect(await plans(2018)).toEqual(['14-action-plan-2016-2018']);

    const { actionPlans } = await agreement(VG, fields.replace('(coveringYear: $year)', ''));
    expect(actionPlans).toEqual([
      {
        id: '14-action-plan-2015-2017',
        startYear: 2015,
        endYear: 2017,
        agreementPeriod: false,
        body: null,
        document: null,
        contradictions: [{ id: 'contradiction-c4' }],
        sources: [{ document: SLIDES, place: 'slide 11' }],
      },
      {
        id: '14-action-plan-2016-2018',
        startYear: 2016,
        endYear: 2018,
        agreementPeriod: false,
        body: { id: '14-body-beredningen' },
        document: { id: 'doc-related-15' },
        contradictions: [{ id: 'contradiction-c4' }],
        sources: [{ document: REPORT, place: 'related document #15 (line 119)' }],
      },
    ]);
  });

  it('shows the period it states for itself as what it is', async () => {
    expect(
      await agreement(
        '1280-agreement-overenskommelsen',
        'actionPlans { startYear endYear agreementPeriod agreement { id } }',
      ),
    ).toEqual({
      actionPlans: [
        {
          startYear: 2017,
          endYear: 2020,
          agreementPeriod: true,
          agreement: { id: '1280-agreement-overenskommelsen' },
        },
      ],
    });
  });

  it('rests on the six principles where the sources say so', async () => {
    const { principles } = await agreement(
      VG,
      'principles { id name englishName setName sources { place } }',
    );
    expect(principles.map(({ name, englishName }: Record<string, string>) => [name, englishName])).toEqual([
      ['Dialog', 'Dialogue'],
      ['Långsiktighet', 'Long-term perspective'],
      ['Kvalitet', 'Quality'],
      ['Öppenhet och insyn', 'Openness and transparency'],
      ['Självständighet och oberoende', 'Autonomy and independence'],
      ['Mångfald', 'Diversity'],
    ]);
    expect(principles[0]).toMatchObject({
      id: 'principle-dialog',
      setName: 'De 6 Principerna',
      sources: [{ place: 'related document #15 (line 119)' }, { place: 'slide 11' }],
    });
    expect(await agreement('12-agreement-overenskommelsen', 'principles { id }')).toEqual({ principles: [] });
  });

  it('has the 24 cells of the matrix, all of them unknown, and the bodies that it names without their cells', async () => {
    const { participationMatrix, participationBodies } = await agreement(
      VG,
      'participationMatrix { level stage printedStage known content sources { external } } participationBodies { name body { id } source { place } }',
    );
    expect(participationMatrix).toHaveLength(24);
    expect(new Set(participationMatrix.map(({ level, stage }: never) => `${level} ${stage}`)).size).toBe(24);
    for (const cell of participationMatrix) {
      expect(cell).toMatchObject({ known: false, content: null });
      // Slide 12 names two of the six steps; the others are the code's own.
      expect(cell.sources).toHaveLength(['AGENDA_SETTING', 'MONITORING'].includes(cell.stage) ? 2 : 1);
      expect(cell.sources.at(-1)).toEqual({ external: true });
      const printed = { AGENDA_SETTING: 'Initiera', MONITORING: 'Uppfölja / Utvärdering' } as const;
      expect(cell.printedStage).toBe(printed[cell.stage as keyof typeof printed] ?? null);
    }
    expect(participationBodies).toEqual([
      {
        name: 'Beredningen för överenskommelsen',
        body: { id: '14-body-beredningen' },
        source: { place: 'slide 12' },
      },
      { name: 'VGR Grupp', body: { id: '14-body-vgr-grupp' }, source: { place: 'slide 12' } },
      { name: 'Referensgrupp', body: { id: '14-body-referensgruppen' }, source: { place: 'slide 12' } },
      { name: 'Samråd', body: null, source: { place: 'slide 12' } },
    ]);
    expect(await agreement('12-agreement-overenskommelsen', 'participationMatrix { known }')).toEqual({
      participationMatrix: [],
    });
  });

  it('has its documents, and they have it', async () => {
    const { documents } = await agreement(
      '1480-agreement-overenskommelsen',
      'documents { id kind duplicateOf { id } agreements { id } }',
    );
    expect(documents.map(({ id }: { id: string }) => id)).toEqual(
      ['05', '06', '10', '12', '33'].map((number) => `doc-related-${number}`),
    );
    expect(documents[1]).toEqual({
      id: 'doc-related-06',
      kind: 'agreement',
      duplicateOf: { id: 'doc-related-05' },
      agreements: [{ id: '1480-agreement-overenskommelsen' }],
    });
  });

  it('shows milestones from elsewhere beside the documents’ own, whose years alone count', async () => {
    const malmo = await agreement(
      '1280-agreement-overenskommelsen',
      'years firstYear milestones { kind date { value } label source { url external } }',
    );
    expect(malmo).toMatchObject({ years: [], firstYear: null });
    // Two sources disagree on the day it was adopted: both stand.
    expect(
      malmo.milestones.map(({ kind, date, source }: never) => [
        kind,
        (date as { value: string }).value,
        (source as { external: boolean }).external,
      ]),
    ).toEqual([
      ['CONSULTATION', '2017-01-19', true],
      ['DECIDED', '2017-05-24', true],
      ['DECIDED', '2017-06-14', true],
    ]);
    const vg = await agreement(VG, 'years milestones { kind date { value } source { external } }');
    expect(vg.years).toEqual([2014]);
    expect(vg.milestones).toEqual([
      { kind: 'DECIDED', date: { value: '2014' }, source: { external: false } },
      { kind: 'CONSULTATION', date: { value: '2014-03' }, source: { external: true } },
      { kind: 'DECIDED', date: { value: '2014-11-25' }, source: { external: true } },
      { kind: 'SIGNED', date: { value: '2014-12-05' }, source: { external: true } },
    ]);
  });

  it('lists every reported figure, the newest last, while the documents’ own stands', async () => {
    const fields =
      'reportedFigures { value approximate asOf { value } source { external } } signatories { value basis reported { value } }';
    expect(await agreement(VG, fields)).toEqual({
      reportedFigures: [
        { value: 90, approximate: true, asOf: null, source: { external: false } },
        { value: 70, approximate: true, asOf: { value: '2014-12-05' }, source: { external: true } },
        { value: 104, approximate: false, asOf: { value: '2017' }, source: { external: true } },
        { value: 121, approximate: false, asOf: { value: '2024-05' }, source: { external: true } },
      ],
      signatories: { value: 90, basis: 'REPORTED', reported: { value: 90 } },
    });
    // Figures from elsewhere do not make a count known.
    expect(await agreement('12-agreement-overenskommelsen', fields)).toMatchObject({
      reportedFigures: [{ value: 20 }, { value: 30 }],
      signatories: { value: null, basis: 'UNKNOWN', reported: null },
    });
  });

  it('has what else the sources say of it, in their words and in English', async () => {
    const { statements, webAddresses, versions } = await agreement(
      VG,
      'statements { kind text source { place external } } webAddresses { address source { place } } versions { sources { place } }',
    );
    expect(statements.map(({ kind }: { kind: string }) => kind)).toEqual([
      'VISION',
      'PURPOSE',
      'PURPOSE',
      'IMPLEMENTATION',
      'DECISION',
      'DECISION',
      'JOINING',
    ]);
    expect(statements[0].text).toMatch(/^Genom samarbete och aktiv dialog skapa ett hållbart samhälle/);
    expect(statements.at(-1).source).toEqual({ place: null, external: true });
    expect(webAddresses).toEqual([
      { address: 'www.vgregion.se/overenskommelsen', source: { place: 'slide 16' } },
    ]);
    expect(versions).toHaveLength(1);
    expect(versions[0].sources.length).toBeGreaterThan(0);
  });
});

describe('the definitions', () => {
  it('are the two definitions and the three lists of traits, with who adopted them', async () => {
    const { definitions } = await data(
      '{ definitions { id kind term englishTerm wording description traits { term } adoptedBy { id } year sources { place } } }',
    );
    expect(definitions).toHaveLength(5);
    expect(definitions[0]).toMatchObject({
      kind: 'DEFINITION',
      term: 'social ekonomi',
      englishTerm: 'social economy',
      wording: expect.stringMatching(/^Social ekonomi: organiserade verksamheter .* främsta drivkraft$/),
      traits: [],
      adoptedBy: { id: 'org-kulturdepartementet' },
      year: 1999,
      sources: [{ place: 'slide 3' }],
    });
    expect(definitions.map(({ traits }: { traits: unknown[] }) => traits.length)).toEqual([0, 0, 5, 5, 3]);
    expect(definitions[4]).toMatchObject({
      description: null,
      traits: [{ term: 'Förtroende' }, { term: 'ömsesidighet' }, { term: 'tillit' }],
    });
  });
});

describe('the contradictions', () => {
  const CONCERNS = `concerns { __typename
    ... on Agreement { id } ... on Document { id } ... on ActionPlan { id } ... on Region { id: code }
    ... on Municipality { id: code } ... on Body { id } ... on Event { id } ... on Project { id }
    ... on Organisation { id } ... on Statistic { id } }`;

  it('are all fifteen, with how much each can mislead', async () => {
    const { contradictions } = await data('{ contradictions { id severity sources { document url } } }');
    expect(contradictions.map(({ severity }: { severity: string }) => severity)).toEqual([
      ...['HIGH', 'MEDIUM', 'HIGH', 'HIGH', 'HIGH', 'MEDIUM', 'LOW', 'MEDIUM'],
      ...['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'LOW', 'LOW', 'MEDIUM'],
    ]);
    for (const { sources } of contradictions) expect(sources.length).toBeGreaterThan(0);
    expect((await data('{ contradictions(severity: [HIGH]) { id } }')).contradictions).toHaveLength(4);
    expect((await data('{ contradictions(severity: []) { id } }')).contradictions).toEqual([]);
  });

  it.each([
    ['c1', ['Project 21-project-alternativa-driftsformer', 'Document doc-alternativa-driftsformer']],
    ['c2', ['Event 12-event-workshop-2014-04-25']],
    ['c3', ['75', '4m', '64m', '16h'].map((id) => `Statistic 00-statistic-${id}`)],
    [
      'c4',
      [
        'ActionPlan 14-action-plan-2015-2017',
        'ActionPlan 14-action-plan-2016-2018',
        'Agreement 14-agreement-overenskommelsen',
        'Document doc-related-15',
      ],
    ],
    ['c5', ['Agreement 12-agreement-overenskommelsen']],
    [
      'c6',
      ['1280', '0883', '1490', '1485', '0120', '2462', '2132', '1497', '0191'].map(
        (code) => `Agreement ${code}-agreement-overenskommelsen`,
      ),
    ],
    ['c7', ['Project 00-project-pilotkommuner-serviceutveckling']],
    [
      'c8',
      [
        'Organisation org-alvkarleby-kommun',
        'Agreement 0319-agreement-samverkan-arbetsformedlingen',
        'Document doc-related-63',
      ],
    ],
    [
      'c9',
      [
        'Agreement 1480-agreement-overenskommelsen',
        ...['05', '06', '10'].map((number) => `Document doc-related-${number}`),
      ],
    ],
    [
      'c10',
      [
        'Organisation org-natverket-ideburen-sektor-skane',
        'Body 12-body-samverkansradet',
        'Organisation org-emmaus-bjorka',
        'Organisation org-mine',
      ],
    ],
    ['c11', ['Document doc-slutrapport-samverkansrad', 'Project 12-project-forstudie-samverkansrad']],
    ['c12', ['Body 12-body-samverkansradet']],
    [
      'c13',
      [
        'Agreement 14-agreement-overenskommelsen',
        'Body 14-body-beredningen',
        'Body 14-body-vgr-grupp',
        'Body 14-body-referensgruppen',
        'Document doc-overenskommelsen-vgr',
        'Region 14',
      ],
    ],
    [
      'c14',
      [
        'Region 21',
        'Agreement 2132-agreement-overenskommelsen',
        'Project 21-project-alternativa-driftsformer',
        'Project 21-project-innovativ-modell',
      ],
    ],
    [
      'c15',
      [
        'Agreement 1880-agreement-overenskommelsen',
        'Agreement 18-agreement-overenskommelsen',
        'Municipality 1880',
        'Region 18',
      ],
    ],
  ])('%s is about its records, and each of them leads back to it', async (id, expected) => {
    const { contradictions } = await data(`{ contradictions { id ${CONCERNS} } }`);
    const { concerns } = contradictions.find((one: { id: string }) => one.id === `contradiction-${id}`);
    expect(concerns.map(({ __typename, id }: Record<string, string>) => `${__typename} ${id}`)).toEqual(
      expected,
    );

    const back = await data(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
         ${['Agreement', 'Document', 'ActionPlan'].map((type) => `... on ${type} { own: contradictions { id } }`).join(' ')}
         ${['Region', 'Municipality', 'Body', 'Event', 'Project', 'Organisation', 'Statistic'].map((type) => `... on ${type} { contradictions { id } }`).join(' ')} } }`,
      {
        of: concerns.map(({ __typename, id }: Record<string, string>) => ({
          __typename,
          [['Region', 'Municipality'].includes(__typename as string) ? 'code' : 'id']: id,
        })),
      },
    );
    for (const record of back._entities) {
      expect(record.own ?? record.contradictions).toContainEqual({ id: `contradiction-${id}` });
    }
  });

  it('are about nothing that the services do not hold', async () => {
    const { contradictions } = await data(`{ contradictions { ${CONCERNS} } }`);
    const known = new Set(await seededIds());
    for (const { concerns } of contradictions) {
      for (const { __typename, id } of concerns) {
        if (!['Agreement', 'Document', 'ActionPlan'].includes(__typename)) {
          expect([...known]).toContain(id);
        }
      }
    }
  });
});

/** The ids and codes in the seeds of the other services. */
async function seededIds(): Promise<string[]> {
  const files = [
    'regions/src/seed/facts.json',
    'regions/src/seed/activities.json',
    'organisations/src/seed/facts.json',
  ];
  const texts = await Promise.all(
    files.map((file) => readFile(new URL(`../../${file}`, import.meta.url), 'utf8')),
  );
  return texts.flatMap((text) =>
    Object.values(JSON.parse(text) as Record<string, { id?: string; code?: string }[]>).flatMap((rows) =>
      rows.flatMap(({ id, code }) => id ?? code ?? []),
    ),
  );
}
