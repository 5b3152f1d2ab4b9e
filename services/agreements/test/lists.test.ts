import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

interface List {
  nodes: {
    id: string;
    title: string;
    firstYear: number | null;
    signatories: { value: number | null };
    updatedAt: string;
  }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
  completeness: { complete: boolean; answered: string[]; missing: unknown[] };
}

const QUERY = `query ($filter: AgreementFilter, $orderBy: AgreementOrder, $first: Int, $after: String) {
  agreements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id title firstYear updatedAt signatories { value } }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
    completeness { complete answered missing { code } }
  }
}`;

const ask = (variables: Record<string, unknown>) => world.ask(QUERY, variables);
const list = async (variables: Record<string, unknown>): Promise<List> => {
  const { data, errors } = await ask(variables);
  expect(errors).toBeUndefined();
  return data.agreements;
};
const ids = async (filter: Record<string, unknown>) =>
  (await list({ filter })).nodes.map(({ id }) => id).sort();
const suffix = '-agreement-overenskommelsen';
const inPlaces = (...places: string[]) => places.map((place) => `${place}${suffix}`).sort();

describe('the list of agreements', () => {
  it('holds all 33', async () => {
    const all = await list({});
    expect(all.totalCount).toBe(33);
    expect(all.nodes).toHaveLength(33);
    expect(all.completeness).toEqual({ complete: true, answered: [], missing: [] });
  });

  it.each([
    [
      { level: ['NATIONAL'] },
      ['00-agreement-bistand-2015', '00-agreement-integration-2010', '00-agreement-social-2008'],
    ],
    [{ kind: ['IOP'] }, ['12-agreement-iop-natverket-ideburen-sektor']],
    [{ kind: ['PUBLIC_COOPERATION'] }, ['0319-agreement-samverkan-arbetsformedlingen']],
    [{ state: ['UNDER_DISCUSSION'] }, inPlaces('13', '17', '22')],
    [
      { state: ['ADOPTED', 'DRAFT'] },
      [...inPlaces('14'), '12-agreement-iop-natverket-ideburen-sektor'].sort(),
    ],
    [{ joining: ['OPEN'] }, inPlaces('12', '1280', '14', '1490', '18', '2132')],
    [{ joining: ['CLOSED'] }, []],
    [{ regionCode: ['21', '22'] }, inPlaces('2132', '22')],
    [{ regionCode: ['00'], year: [2010] }, ['00-agreement-integration-2010']],
    [{ municipalityCode: ['1280', '1480', '1233'] }, inPlaces('1280', '1480')],
    [{ year: [2012] }, inPlaces('0380', '0581', '0580', '0180', '1480', '1287')],
    [{ firstYearTo: 2008 }, ['00-agreement-social-2008', ...inPlaces('0380')].sort()],
    [{ firstYearFrom: 2009, firstYearTo: 2009 }, inPlaces('12', '0127')],
    [{ multipleVersions: true }, inPlaces('12', '0380', '1480')],
    [
      { level: ['REGIONAL'], hasYear: true },
      [...inPlaces('12', '14', '18'), '12-agreement-iop-natverket-ideburen-sektor'].sort(),
    ],
    [{ level: ['REGIONAL'], hasYear: false }, inPlaces('13', '17', '22')],
    [{ level: [] }, []],
    [{ signedBy: ['org-nobody'] }, []],
  ])('can be filtered by %j', async (filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
  });

  it('is told apart by every state and every year, none left out', async () => {
    const states = ['UNDER_DISCUSSION', 'DRAFT', 'ADOPTED', 'UNKNOWN'];
    const sizes = await Promise.all(states.map(async (state) => (await ids({ state: [state] })).length));
    expect(sizes).toEqual([3, 1, 1, 28]);
    // Counted by hand in the facts: 3 national, 7 regional and 23 local agreements, 12 of these with a year.
    expect((await ids({ level: ['LOCAL'] })).length).toBe(23);
    expect((await ids({ level: ['LOCAL'], hasYear: true })).length).toBe(12);
    expect((await ids({ multipleVersions: false })).length).toBe(30);
  });

  it.each([
    ['Skåne', ['12-agreement-iop-natverket-ideburen-sektor', `12${suffix}`]],
    ['Skåne län', ['12-agreement-iop-natverket-ideburen-sektor', `12${suffix}`]],
    ['skåne', ['12-agreement-iop-natverket-ideburen-sektor', `12${suffix}`]],
    ['Örebro', inPlaces('18', '1880')],
    ['orebro', inPlaces('18', '1880')],
    ['overenskommelser orebro', inPlaces('18', '1880')],
    ['ÖVERENSKOMMELSERNAS Örebro', inPlaces('18', '1880')],
    ['Malmö', inPlaces('1280')],
    ['Trelleborgs kommun', inPlaces('1287')],
    ['"sociala ekonomin"', inPlaces('14', '1480')],
    ['"social ekonomi"', inPlaces('14', '1480')],
    ['"ekonomin sociala"', []],
    ['"social ekon"', []],
    ['överenskommelser göteb', inPlaces('1480')],
    ['göteb overenskommelserna', inPlaces('1480')],
    ['överenskommelser göteb -"sociala ekonomin"', []],
    ['malmö or göteb', inPlaces('1280', '1480')],
    ['Örebro och', inPlaces('18', '1880')],
    ['överenskommelsen Göteborg', inPlaces('1480')],
    ['arbetslöshet', ['0319-agreement-samverkan-arbetsformedlingen']],
    ['Sverige -social -bistånd', ['00-agreement-integration-2010']],
    ["'; drop table agreement; --", []],
    ['överenskommelse Trelleborg', inPlaces('1287')],
    ['avsiktsförklaring Trelleborg', []],
    ['xyzzy', []],
  ])('can be searched for %j', async (search, expected) => {
    expect(await ids({ search })).toEqual(expected);
  });

  it.each([
    ['ekonomin', 'ekonomi'],
    ['idéburna', 'idéburen'],
    ['ideburet', 'idéburen'],
    ['partnerskapet', 'partnerskap'],
    ['sektorn', 'sektor'],
    ['social -ekonomi', 'social -ekonomin'],
    ['sektor -ideburen', 'sektorn -idéburna'],
    ['overenskommelserna', 'överenskommelsen'],
  ])('finds the same for %j as for %j', async (search, other) => {
    expect(await ids({ search })).toEqual(await ids({ search: other }));
  });

  it('leaves out the inflections of a word that must not occur', async () => {
    expect(await ids({ search: 'social' })).toEqual(expect.arrayContaining(inPlaces('14', '1480')));
    expect(await ids({ search: 'social -ekonomi' })).not.toEqual(expect.arrayContaining(inPlaces('14')));
    expect(await ids({ search: 'social -ekonomin' })).not.toEqual(expect.arrayContaining(inPlaces('1480')));
  });

  it('is found by its own title, and by the name of each of its parties, whatever signs they hold', async () => {
    const { data } = await world.ask('{ agreements(first: 500) { nodes { id title parties { name } } } }');
    for (const { id, title, parties } of data.agreements.nodes) {
      for (const search of [title, ...parties.map(({ name }: { name: string }) => name)]) {
        expect([search, await ids({ search })]).toEqual([search, expect.arrayContaining([id])]);
      }
    }
  });

  it('is not filtered by an empty search, and refuses one that is too long', async () => {
    expect((await ids({ search: '  ' })).length).toBe(33);
    const { errors } = await ask({ filter: { search: 'a'.repeat(201) } });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('can be filtered by who has signed and by when records changed', async () => {
    await signs(world, `1490${suffix}`, 'org-demo-01');
    expect(await ids({ signedBy: ['org-demo-01', 'org-demo-02'] })).toEqual(inPlaces('1490'));
    expect(await ids({ updatedFrom: '2999-01-01T00:00:00Z' })).toEqual([]);
    expect((await ids({ updatedFrom: '2020-01-01T00:00:00Z' })).length).toBe(33);
  });
});

describe('the fields of the filter', () => {
  const FIELDS: Record<string, unknown>[] = [
    { search: 'överenskommelser' },
    { level: ['REGIONAL', 'LOCAL'] },
    { kind: ['COMPACT', 'IOP'] },
    { state: ['UNKNOWN', 'DRAFT'] },
    { joining: ['OPEN'] },
    { regionCode: ['12', '14', '18'] },
    { municipalityCode: ['1280', '1490', '1880', '0180'] },
    { year: [2009, 2010, 2012] },
    { firstYearFrom: 2009 },
    { firstYearTo: 2012 },
    { hasYear: true },
    { hasYear: false },
    { multipleVersions: true },
    { multipleVersions: false },
    { signedBy: ['org-demo-01', 'org-demo-03'] },
    { updatedFrom: '2020-01-01T00:00:00Z' },
  ];

  it('combine: any two give what each of them gives', async () => {
    await signs(world, `14${suffix}`, 'org-demo-03');
    const alone = await Promise.all(FIELDS.map((field) => ids(field)));
    expect(alone.every((found) => found.length > 0)).toBe(true);
    for (const [index, one] of FIELDS.entries()) {
      for (const [later, other] of FIELDS.entries()) {
        if (later <= index || Object.keys(one)[0] === Object.keys(other)[0]) continue;
        const both = alone[index]?.filter((id) => alone[later]?.includes(id));
        expect([one, other, await ids({ ...one, ...other })]).toEqual([one, other, both]);
      }
    }
  });

  it('combine all at once', async () => {
    const all = Object.assign({}, ...FIELDS, { hasYear: false, multipleVersions: false });
    // A year and no year.
    expect(await ids(all)).toEqual([]);
    const { year: _year, firstYearFrom: _from, firstYearTo: _to, ...others } = all;
    expect(await ids(others)).toEqual(inPlaces('1490'));
  });
});

describe('the order of agreements', () => {
  it('by title follows the Swedish alphabet', async () => {
    const { nodes } = await list({ filter: { regionCode: ['14', '01'] } });
    expect(nodes.map(({ title }) => title)).toEqual([
      'Lokal överenskommelse Borås',
      'Lokal överenskommelse Botkyrka',
      'Lokal överenskommelse Hjo',
      'Lokal överenskommelse Sigtuna',
      'Lokal överenskommelse Värmdö',
      'Mer än bara en idé',
      'ÖK Idé',
      'Överenskommelse mellan Stockholms stad och den idéburna sektorn',
      'Överenskommelse om samverkan mellan Göteborgs Stad och sektorn social ekonomi',
      'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
    ]);
  });

  const values = {
    FIRST_YEAR: (node: List['nodes'][number]) => node.firstYear,
    SIGNATORIES: (node: List['nodes'][number]) => node.signatories.value,
    UPDATED_AT: (node: List['nodes'][number]) => Date.parse(node.updatedAt),
  };
  for (const [by, valueAt] of Object.entries(values)) {
    it.each(['ASC', 'DESC'])(`by ${by} %s has unknown values last and ties by id`, async (direction) => {
      const { nodes } = await list({ orderBy: { by, direction } });
      const sign = direction === 'ASC' ? 1 : -1;
      const expected = [...nodes].sort((a, b) => {
        const [x, y] = [valueAt(a), valueAt(b)];
        if (x === y) return a.id < b.id ? -1 : 1;
        if (x === null || y === null) return x === null ? 1 : -1;
        return sign * (x - y);
      });
      expect(nodes.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      if (by === 'SIGNATORIES') expect(valueAt(nodes[0] as never)).toBe(direction === 'ASC' ? 1 : 90);
    });
  }
});

describe('the pages of a list', () => {
  const orders = ['TITLE', 'FIRST_YEAR', 'SIGNATORIES', 'UPDATED_AT'].flatMap((by) =>
    ['ASC', 'DESC'].map((direction) => ({ by, direction })),
  );

  it.each(orders)('together are the whole list, at every size, by $by $direction', async (orderBy) => {
    const filter = { level: ['LOCAL', 'NATIONAL'] };
    const whole = (await list({ filter, orderBy })).nodes.map(({ id }) => id);
    for (const first of [1, 2, 3, 5, 7, whole.length - 1, whole.length, whole.length + 1]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page: List = await list({ filter, orderBy, first, after });
        expect(page.totalCount).toBe(whole.length);
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        expect(page.edges.map(({ node }) => node.id)).toEqual(page.nodes.map(({ id }) => id));
        seen.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(seen).toEqual(whole);
    }
  });

  it.each([0, -1, 501])('refuse first: %d', async (first) => {
    const { errors } = await ask({ first });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('1 to 500'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('refuse a forged cursor, and one of another list', async () => {
    const { pageInfo } = await list({ first: 2 });
    const cursor = pageInfo.endCursor as string;
    const forged = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`;
    for (const variables of [
      { after: forged },
      { after: 'nonsense' },
      { after: cursor, filter: { level: ['LOCAL'] } },
      { after: cursor, orderBy: { by: 'FIRST_YEAR' } },
    ]) {
      expect((await ask(variables)).errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_CURSOR' } });
    }
  });
});

describe('the adherences of an agreement', () => {
  it('have the client that signed as their source, by the time it did', async () => {
    const id = await signs(world, `1280${suffix}`, 'org-demo-02');
    const { data } = await world.ask(
      'query ($id: ID!) { adherence(id: $id) { signedAt sources { document url external recordedAt record { id } } } }',
      { id },
    );
    expect(data.adherence.sources).toEqual([
      { document: null, url: null, external: false, recordedAt: data.adherence.signedAt, record: null },
    ]);
  });

  it('are only those that anyone may see', async () => {
    await signs(world, `2132${suffix}`, 'org-demo-03');
    await sql(
      world.database.url,
      `insert into adherence (id, agreement_id, version_id, organisation_id, state) values
       ('21-adherence-applied', $1, $1 || '-v1', 'org-demo-04', 'APPLIED'),
       ('21-adherence-rejected', $1, $1 || '-v1', 'org-demo-05', 'REJECTED')`,
      [`2132${suffix}`],
    );
    const { data } = await world.ask(
      `{ agreement(id: "2132${suffix}") {
           adherences { totalCount nodes { state organisation { id } } }
           applied: adherences(state: APPLIED) { totalCount nodes { id } }
           withdrawn: adherences(state: WITHDRAWN) { totalCount nodes { id } } }
         hidden: adherence(id: "21-adherence-applied") { id }
         _entities(representations: [{ __typename: "Adherence", id: "21-adherence-rejected" }]) { __typename } }`,
    );
    expect(data).toEqual({
      agreement: {
        adherences: { totalCount: 1, nodes: [{ state: 'ACTIVE', organisation: { id: 'org-demo-03' } }] },
        applied: { totalCount: 0, nodes: [] },
        withdrawn: { totalCount: 0, nodes: [] },
      },
      hidden: null,
      _entities: [null],
    });
  });
});

describe('the order of lists below a municipality, an agreement and an organisation', () => {
  const organisation = 'org-demo-ordered';
  beforeAll(async () => {
    for (const [index, [agreement, state, signed, withdrawn]] of [
      ['1490', 'WITHDRAWN', '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'],
      ['1490', 'WITHDRAWN', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
      ['1490', 'ACTIVE', '2026-07-01T00:00:00Z', null],
      ['12', 'ACTIVE', '2025-01-01T00:00:00Z', null],
    ].entries()) {
      await sql(
        world.database.url,
        `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at, withdrawn_at)
         values ($1, $2, $2 || '-v1', $3, $4, $5, $6)`,
        [`14-ordered-${index}`, `${agreement}${suffix}`, organisation, state, signed, withdrawn],
      );
    }
    // A second agreement of Göteborg, that comes before its first by title and after it by year.
    await sql(
      world.database.url,
      `insert into agreement (id, title, title_key, level, kind, region_code, municipality_code, joining, years, first_year,
         sources, search_words, search_folded, updated_at)
       select '1480-agreement-other', 'A', '', level, 'IOP', region_code, municipality_code, joining, '{2020}', 2020,
         sources, '', '', updated_at
       from agreement where id = $1`,
      [`1480${suffix}`],
    );
  });

  const below = async (typename: string, key: Record<string, string>, field: string, args: string) => {
    const { data, errors } = await world.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} {
         list: ${field}${args} { totalCount pageInfo { endCursor } nodes { id } } } } }`,
      { of: [{ __typename: typename, ...key }] },
    );
    expect(errors).toBeUndefined();
    const { list } = data._entities[0];
    return { ...list, ids: list.nodes.map(({ id }: { id: string }) => id) };
  };
  const ofOrganisation = async (args: string) =>
    (await below('Organisation', { id: organisation }, 'adherences', args)).ids;

  it('is by the time of signing for adherences, or by that of withdrawing, those that stand last', async () => {
    const bySigning = ['14-ordered-3', '14-ordered-0', '14-ordered-1', '14-ordered-2'];
    expect(await ofOrganisation('')).toEqual(bySigning);
    expect(await ofOrganisation('(orderBy: { by: SIGNED_AT })')).toEqual(bySigning);
    expect(await ofOrganisation('(orderBy: { by: SIGNED_AT, direction: DESC })')).toEqual([
      ...bySigning.toReversed(),
    ]);
    expect(await ofOrganisation('(orderBy: { by: WITHDRAWN_AT })')).toEqual([
      '14-ordered-1',
      '14-ordered-0',
      '14-ordered-2',
      '14-ordered-3',
    ]);
    expect(await ofOrganisation('(orderBy: { by: WITHDRAWN_AT, direction: DESC })')).toEqual([
      '14-ordered-0',
      '14-ordered-1',
      // Ties are by id in both directions.
      '14-ordered-2',
      '14-ordered-3',
    ]);
  });

  it('is the same for the adherences of an agreement, page by page', async () => {
    const order = 'state: WITHDRAWN, orderBy: { by: WITHDRAWN_AT, direction: DESC }';
    const of = (args: string) =>
      below('Agreement', { id: `1490${suffix}` }, 'adherences', `(${order}, first: 1${args})`);
    const one = await of('');
    expect([one.totalCount, one.ids]).toEqual([2, ['14-ordered-0']]);
    const { ids: two } = await of(`, after: "${one.pageInfo.endCursor}"`);
    expect(two).toEqual(['14-ordered-1']);
  });

  it('refuses the cursor of another order', async () => {
    const { pageInfo } = await below('Agreement', { id: `1490${suffix}` }, 'adherences', '(first: 1)');
    const { errors } = await world.ask(
      `{ agreement(id: "1490${suffix}") {
           adherences(orderBy: { by: WITHDRAWN_AT }, after: "${pageInfo.endCursor}") { totalCount } } }`,
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_CURSOR' } });
  });

  it('is by title for the agreements of a municipality, or as any list of agreements, and they can be filtered', async () => {
    const of = async (args: string) =>
      (await below('Municipality', { code: '1480' }, 'agreements', args)).ids;
    const [other, compact] = ['1480-agreement-other', `1480${suffix}`];
    expect(await of('')).toEqual([other, compact]);
    expect(await of('(orderBy: { by: TITLE, direction: DESC })')).toEqual([compact, other]);
    expect(await of('(orderBy: { by: FIRST_YEAR })')).toEqual([compact, other]);
    expect(await of('(filter: { kind: [COMPACT] })')).toEqual([compact]);
  });
});
