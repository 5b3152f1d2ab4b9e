import { readFile } from 'node:fs/promises';
import { documentIdOf, isExternal, type Origin } from '@hub/schema/source-documents';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AgreementsWorld, agreementsWorld } from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld();
});
afterAll(() => world.close());

const QUERY = `query ($regionCode: [ID!], $tag: [String!], $kind: [String!], $search: String, $from: Date, $to: Date,
    $orderBy: DocumentOrder, $first: Int, $after: String) {
  documents(regionCode: $regionCode, tag: $tag, kind: $kind, search: $search, from: $from, to: $to, orderBy: $orderBy,
      first: $first, after: $after) {
    nodes { id title date { value } }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`;
const ask = (variables: Record<string, unknown>) => world.ask(QUERY, variables);
const list = async (variables: Record<string, unknown>) => {
  const { data, errors } = await ask(variables);
  expect(errors).toBeUndefined();
  return data.documents as {
    nodes: { id: string; title: string; date: { value: string } | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    totalCount: number;
  };
};
const ids = async (variables: Record<string, unknown>) =>
  (await list({ first: 500, ...variables })).nodes.map(({ id }) => id).sort();
const related = (...numbers: number[]) =>
  numbers.map((number) => `doc-related-${String(number).padStart(2, '0')}`);
const one = async (id: string, fields: string) => {
  const { data, errors } = await world.ask(`query ($id: ID!) { document(id: $id) { ${fields} } }`, { id });
  expect(errors).toBeUndefined();
  return data.document;
};

describe('a document', () => {
  it('is one of the five that the data comes from, or one of the 99 related to the final report', async () => {
    const all = await ids({});
    expect(all).toHaveLength(104);
    expect(all.filter((id) => !id.startsWith('doc-related-'))).toEqual([
      'doc-alternativa-driftsformer',
      'doc-innovativ-modell',
      'doc-overenskommelsen-vgr',
      'doc-pilotkommuner',
      'doc-slutrapport-samverkansrad',
    ]);
  });

  it('has its decision where the sources give it', async () => {
    expect(
      await one(
        'doc-related-43',
        'title kind publisher { id } region { code } date { value precision } decidedBy paragraph documentNumber tags relevance language partOf { id }',
      ),
    ).toEqual({
      title: 'Policy för den sociala ekonomin och socialt företagande i Timrå kommun',
      kind: 'policy',
      publisher: { id: 'org-timra-kommun' },
      region: { code: '22' },
      date: { value: '2015-05-26', precision: 'DAY' },
      decidedBy: 'kommunstyrelsen',
      paragraph: '129',
      documentNumber: 'KS 12',
      tags: ['policy', 'timra'],
      relevance: 'HIGH',
      language: 'sv',
      partOf: { id: 'doc-slutrapport-samverkansrad' },
    });
  });

  it('that replies to another leads to it', async () => {
    expect(
      await one(
        'doc-related-37',
        'board date { value } meetingDate { value } respondsTo { id board registryNumber date { value } }',
      ),
    ).toEqual({
      board: 'Arbetsmarknadsnämnden',
      date: { value: '2017-10-05' },
      meetingDate: { value: '2017-10-17' },
      respondsTo: {
        id: 'doc-related-31',
        board: 'Socialnämnden',
        registryNumber: '1.7.1-393/2017',
        date: { value: '2017-09-19' },
      },
    });
  });

  it('has the addresses that it prints, and says what a reader should know of it', async () => {
    const pilots = await one(
      'doc-pilotkommuner',
      'publisher { id } webAddresses { address } date { value } note',
    );
    expect(pilots).toMatchObject({
      publisher: { id: 'org-tillvaxtverket' },
      webAddresses: [{ address: 'www.tillvaxtverket.se/service' }],
      date: null,
    });
    expect((await one('doc-slutrapport-samverkansrad', 'note')).note).toMatch(/pages 12 to 14 are missing/);
    expect(await one('doc-related-69', 'titleRedacted')).toEqual({ titleRedacted: true });
  });

  it('is what a source leads to: the related document where the place names one', async () => {
    const { data } = await world.ask(
      '{ agreement(id: "1280-agreement-overenskommelsen") { sources { place external record { id title } } milestones { source { external record { id } } } } }',
    );
    expect(data.agreement.sources).toEqual([
      {
        place: 'slide 8',
        external: false,
        record: {
          id: 'doc-overenskommelsen-vgr',
          title: 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
        },
      },
      {
        place: 'related document #17 (line 131)',
        external: false,
        record: {
          id: 'doc-related-17',
          title: 'Överenskommelse om samverkan mellan idéburen sektor i Malmö och Malmö stad',
        },
      },
      {
        place: 'related document #3 (line 47)',
        external: false,
        record: {
          id: 'doc-related-03',
          title: 'Samverkan Malmö stad och Idéburna sektorn - Principer och avsiktsförklaring',
        },
      },
    ]);
    expect(data.agreement.milestones[1].source).toEqual({ external: true, record: null });
  });

  it('is there for every source of every service that names one', async () => {
    const all = new Set(await ids({}));
    const origins = (await Promise.all(SEEDS.map(readSeed))).flatMap(originsIn);
    const named = origins.map(documentIdOf).filter((id) => id !== null);
    expect(origins.length).toBeGreaterThan(500);
    expect(named.filter((id) => !all.has(id))).toEqual([]);
    // What names none says that it was found elsewhere.
    expect(origins.filter((origin) => documentIdOf(origin) === null && !isExternal(origin))).toEqual([]);
  });

  it('is null where there is none', async () => {
    expect(await one('doc-related-00', 'id')).toBeNull();
  });
});

describe('what is known of a document from elsewhere in the record', () => {
  it.each([
    [9, { date: { value: '2009-12-30' }, registryNumber: '0390/09' }],
    [58, { registryNumber: 'KS 2016/327', publisher: { id: 'org-kavlinge-kommun' } }],
    [67, { registryNumber: 'KS/2014:166' }],
    [85, { kind: 'application', date: { value: '2014-11-25' }, publisher: { id: 'org-vasteras-stad' } }],
    [19, { kind: 'presentation' }],
    [24, { region: { code: '12' } }],
    [94, { region: null }],
    [38, { region: null }],
    [91, { kind: 'other' }],
  ])('number %i has it', async (number, expected) => {
    const document = await one(
      related(number)[0] ?? '',
      'kind date { value } registryNumber publisher { id } region { code }',
    );
    expect(document).toMatchObject(expected);
  });
});

describe('the list of documents', () => {
  it.each([
    [{ regionCode: ['18'] }, related(96)],
    [{ regionCode: ['22', '19'] }, related(43, 68, 85, 95)],
    [{ regionCode: ['00'] }, []],
    [{ tag: ['iop'] }, related(1)],
    [{ tag: ['Stockholm', ' UDDEVALLA '] }, related(8, 31, 37, 39, 92)],
    [{ tag: ['no such tag'] }, []],
    [{ kind: ['Final Report', 'project page'] }, ['doc-innovativ-modell', 'doc-slutrapport-samverkansrad']],
    [{ tag: ['stockholm', 'uddevalla'] }, related(8, 31, 37, 39, 92)],
    [{ tag: [] }, []],
    [{ tag: ['agreement'], regionCode: ['01'] }, related(8, 41)],
    [{ kind: ['final report', 'project page'] }, ['doc-innovativ-modell', 'doc-slutrapport-samverkansrad']],
    [{ tag: ['agreement'], regionCode: ['14'], search: 'sektorn' }, related(5, 6, 39)],
    // A date known to the month fits every day of it, one known to the year every day of that.
    [{ from: '2015-04-15', to: '2015-04-15' }, related(48, 64)],
    [{ from: '2012-02-29', to: '2012-03-01' }, related(86)],
    [{ from: '2015-11-01', to: '2015-12-31' }, related(1, 64)],
    [{ from: '2017-01-01' }, related(31, 37)],
    [{ to: '2010-04-15' }, related(9, 55, 81)],
  ])('can be filtered by %j', async (variables, expected) => {
    expect(await ids(variables)).toEqual([...expected].sort());
  });

  it.each([
    // Any inflection, any spelling of å, ä and ö, any case, with or without hyphens.
    ['överenskommelserna', 'överenskommelser'],
    ['ÖVERENSKOMMELSERNAS', 'överenskommelser'],
    ['överenskommelse', 'ÖVERENSKOMMELSE'],
    ['overenskommelse', 'överenskommelse'],
    ['overenskommelser', 'överenskommelser'],
    ['social-ekonomi', 'social ekonomi'],
    ['idéburen', 'ideburen'],
    ['idéburna', 'idéburen'],
    ['ekonomin', 'ekonomi'],
  ])('finds the same for %j as for %j', async (search, other) => {
    const found = await ids({ search });
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(await ids({ search: other }));
  });

  it.each([
    ['landstinget', 'landsting'],
    ['partnerskapet', 'partnerskap'],
    ['samarbetet', 'samarbete'],
    ['strategin', 'strategi'],
    ['policyn', 'policy'],
    ['protokollet', 'protokoll'],
  ])('finds the same for the definite form %j as for %j', async (search, other) => {
    const found = await ids({ search });
    expect(found).not.toEqual([]);
    expect(found).toEqual(await ids({ search: other }));
  });

  it.each([
    // Every title with the word in any form; the one in which it begins another word is found by its beginning.
    [
      'överenskommelser',
      [...related(2, 4, 5, 6, 8, 10, 15, 17, 19, 27, 33, 39, 41, 96), 'doc-overenskommelsen-vgr'],
    ],
    ['överenskommelsedia', related(12)],
    ['Styrgruppsmöte', related(27)],
    ['styrgruppsmöten överenskommelsens', related(27)],
    ['ÖVERGÅNGSLÖSNING', related(85)],
    ['overgangslosning', related(85)],
    ['måldokument', related(13)],
    ['100 % rabatt', []],
    ['1.7.1-393/2017', related(31)],
    ['1.7.1-393', related(31)],
    ['"2009-3060219"', related(46)],
    ['run 614-0186', related(98)],
    ['393-1.7.1/2017', []],
  ])('can be searched for %j', async (search, expected) => {
    expect(await ids({ search })).toEqual([...expected].sort());
  });

  it('finds each document by its own title', async () => {
    const { nodes } = await list({ first: 500 });
    for (const { id, title } of nodes) {
      expect([title, await ids({ search: title.slice(0, 200) })]).toEqual([
        title,
        expect.arrayContaining([id]),
      ]);
    }
  });

  it.each(['ASC', 'DESC'])('by date %s has those without one last, ties by id', async (direction) => {
    const { nodes } = await list({ orderBy: { by: 'DATE', direction }, first: 500 });
    const sign = direction === 'ASC' ? 1 : -1;
    const expected = [...nodes].sort((a, b) => {
      const [x, y] = [a.date?.value ?? null, b.date?.value ?? null];
      if (x === y) return a.id < b.id ? -1 : 1;
      if (x === null || y === null) return x === null ? 1 : -1;
      return x < y ? -sign : sign;
    });
    expect(nodes.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(nodes.filter(({ date }) => date !== null)).toHaveLength(21);
    expect(nodes[0]?.id).toBe(direction === 'ASC' ? 'doc-related-81' : 'doc-related-37');
  });

  it.each([
    { by: 'TITLE', direction: 'ASC' },
    { by: 'DATE', direction: 'DESC' },
  ])('is the same whole in pages of any size, by %j', async (orderBy) => {
    const whole = (await list({ orderBy, first: 500 })).nodes.map(({ id }) => id);
    for (const first of [1, 7, 50]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await list({ orderBy, first, after });
        expect(page.totalCount).toBe(104);
        seen.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(seen).toEqual(whole);
    }
  });

  it.each([
    [{ regionCode: ['99'] }, 'BAD_USER_INPUT'],
    [{ search: 'x'.repeat(201) }, 'BAD_USER_INPUT'],
    [{ from: '2016-01-02', to: '2016-01-01' }, 'BAD_USER_INPUT'],
    [{ first: 501 }, 'BAD_USER_INPUT'],
    [{ after: 'forged' }, 'INVALID_CURSOR'],
  ])('refuses %j', async (variables, code) => {
    expect((await ask(variables)).errors?.[0]).toMatchObject({ extensions: { code } });
  });
});

const SEEDS = [
  'agreements/src/seed/facts.json',
  'agreements/src/seed/external.json',
  'agreements/src/seed/documents.json',
  'agreements/src/seed/record.json',
  'organisations/src/seed/facts.json',
  'regions/src/seed/facts.json',
  'regions/src/seed/activities.json',
];

async function readSeed(file: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));
}

/** Every source anywhere in some facts. */
function originsIn(value: unknown): Origin[] {
  if (Array.isArray(value)) return value.flatMap(originsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (name === 'source') return [part as Origin];
    return name === 'sources' ? (part as Origin[]) : originsIn(part);
  });
}
