import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metric } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

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

describe('bodies', () => {
  it('give the seats of the preparatory committee by side', async () => {
    const { body } = await answer(
      vastraGotaland,
      `{ body(id: "14-body-beredningen") { id name kind statedSeats women genderBalanced shareOfWomen region { code }
           seats { id side sector count functions organisation { id } body { id } }
           all: seatCount public: seatCount(sector: PUBLIC) civil: seatCount(sector: CIVIL) private: seatCount(sector: PRIVATE)
           sources { document place } } }`,
    );
    expect(body).toMatchObject({
      name: 'Beredningen för överenskommelsen',
      kind: 'PREPARATORY_COMMITTEE',
      region: { code: '14' },
      statedSeats: 18,
      all: 18,
      public: 8,
      civil: 8,
      private: 0,
      women: null,
      shareOfWomen: null,
      genderBalanced: null,
      sources: [{ place: 'slide 12' }],
    });
    expect(body.seats).toMatchObject([
      { side: 'Politiker', sector: 'PUBLIC', count: 8, organisation: null, body: { id: body.id } },
      { side: 'Social ekonomi', sector: 'CIVIL', count: 8, organisation: null },
      { side: 'Tjänstemän', sector: null, count: 2, functions: ['halvtid vardera'] },
    ]);
  });

  it("give the seats of Skåne's council by organisation, and its 3 women of 11", async () => {
    const { body } = await answer(
      skane,
      `{ body(id: "12-body-samverkansradet") { women men shareOfWomen genderBalanced founded { value precision }
           public: seatCount(sector: PUBLIC) civil: seatCount(sector: CIVIL)
           seats { side count organisation { id } laterOrganisation { id } functions validFrom { value precision } validTo { value } } } }`,
    );
    expect(body).toMatchObject({
      women: 3,
      men: 8,
      genderBalanced: false,
      public: 6,
      civil: 5,
      founded: { value: '2014', precision: 'YEAR' },
    });
    expect(body.shareOfWomen).toBeCloseTo(0.27, 2);
    const seats: { organisation: { id: string } }[] = body.seats;
    expect(seats).toHaveLength(11);
    expect(seats[0]).toMatchObject({
      organisation: { id: 'org-abf-malmo' },
      functions: ['ordförande', 'projektledning'],
    });
    expect(seats.find(({ organisation }) => organisation.id === 'org-emmaus-bjorka')).toMatchObject({
      laterOrganisation: { id: 'org-mine' },
    });
    expect(seats.find(({ organisation }) => organisation.id === 'org-kommunforbundet-skane')).toMatchObject({
      validFrom: { value: '2014-08', precision: 'MONTH' },
      validTo: null,
    });
  });

  it('count what is stated where nobody is named, and nothing where nothing is stated', async () => {
    const { management } = await answer(
      skane,
      `{ management: body(id: "12-body-projektledning-forstudie") { seatCount civil: seatCount(sector: CIVIL) seats { id } genderBalanced shareOfWomen } }`,
    );
    expect(management).toEqual({
      seatCount: 3,
      civil: null,
      seats: [],
      genderBalanced: false,
      shareOfWomen: 2 / 3,
    });
    const { partnership } = await answer(
      gavleborg,
      '{ partnership: body(id: "21-body-regionala-partnerskapet") { seatCount memberCategories } }',
    );
    expect(partnership).toEqual({
      seatCount: null,
      memberCategories: expect.arrayContaining(['Näringslivets aktörer', 'Akademin']),
    });
  });

  it('are listed by kind and region', async () => {
    expect(await names('bodies(kind: [COOPERATION_COUNCIL, PREPARATORY_COMMITTEE])', vastraGotaland)).toEqual(
      ['Beredningen för överenskommelsen', 'Sociala samverkansrådet i Göteborg'],
    );
    expect(await names('bodies(regionCode: ["14", "21"])', skane)).toEqual([]);
    expect(
      await names('bodies(regionCode: ["12", "21"], orderBy: { by: NAME, direction: DESC })', skane),
    ).toEqual([
      'Styrgrupp Överenskommelsen, Lund',
      'Projektledning, förstudien för samverkansråd',
      'Idéburet Offentligt Samverkansråd',
    ]);
  });
});

describe('events', () => {
  it('say who came, and the share of women among them', async () => {
    const { april, november, eslov } = await answer(
      skane,
      `{ april: event(id: "12-event-workshop-2014-04-25") { ...E } november: event(id: "12-event-workshop-2014-11-06") { ...E }
         eslov: event(id: "12-event-eslov-2014-03-11") { ...E } }
       fragment E on Event { name kind date { value precision } place registered attended attendanceApproximate women men shareOfWomen region { code } }`,
    );
    expect(april).toMatchObject({ name: 'Har vi råd att (inte) samverka?', registered: 49, attended: 49 });
    expect(april.shareOfWomen).toBeCloseTo(25 / 49);
    expect(april.date).toEqual({ value: '2014-04-25', precision: 'DAY' });
    expect(november).toMatchObject({
      kind: 'WORKSHOP',
      place: 'Höör',
      registered: null,
      attended: 44,
      women: 25,
      men: 19,
    });
    expect(eslov).toMatchObject({
      attended: 130,
      attendanceApproximate: true,
      women: null,
      shareOfWomen: null,
    });
  });

  it('are found where their dates may lie in a period', async () => {
    expect(await ids('events(from: "2014-10-22", to: "2014-11-06")', skane)).toEqual([
      '12-event-samverkansradets-moten-2014',
      '12-event-styrelsemote-skanes-foreningar-2014-10-22',
      '12-event-workshop-2014-11-06',
    ]);
    expect(await ids('events(to: "2011-12-31")', skane)).toEqual(['12-event-socialfondsprojekt-2011-08-18']);
    expect(await ids('events(from: "2015-01-01")', skane)).toEqual([]);
    expect(await ids('events(kind: [WORKSHOP])', skane)).toEqual([
      '12-event-workshop-2014-04-25',
      '12-event-workshop-2014-11-06',
      '12-event-workshop-lund-4-maj',
    ]);
  });

  it('refuse a period that ends before it begins, and a region that does not exist', async () => {
    for (const [list, message] of [
      ['events(from: "2015-01-01", to: "2014-01-01")', 'on or before'],
      ['events(regionCode: ["99"])', 'no region has it'],
    ]) {
      const { data, errors } = await skane.askActivities(`{ ${list} { totalCount } }`);
      expect(data).toEqual({ events: null });
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(message as string),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('keep the words of a source that gives no year, and who held them', async () => {
    const { event } = await answer(
      skane,
      '{ event(id: "12-event-workshop-lund-4-maj") { date { value } dateStated organisers { id } body { id } } }',
    );
    expect(event).toEqual({
      date: null,
      dateStated: '4 maj (inget år)',
      organisers: [{ id: 'org-kommunforbundet-skane' }],
      body: null,
    });
  });

  it('lie under the body that met', async () => {
    const { body } = await answer(
      skane,
      '{ body(id: "12-body-samverkansradet") { events { totalCount nodes { name occurrences body { id } } } } }',
    );
    expect(body.events).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Samverkansrådets möten', occurrences: 4, body: { id: '12-body-samverkansradet' } }],
    });
  });

  it('of regions that have not joined are in the national deployment', async () => {
    const { events } = await answer(
      national,
      '{ events(regionCode: ["22"]) { nodes { id region { code } } } }',
    );
    expect(events.nodes).toEqual([{ id: '22-event-dialogmote-2014-03-26', region: { code: '22' } }]);
  });
});

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
      discrepancies: [{ what: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400, difference: 9_000 }],
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

describe('what is asked of a deployment by reference', () => {
  it("is a region's own lists", async () => {
    const [region] = await references(vastraGotaland, [{ __typename: 'Region', code: '14' }], REGION);
    expect(region).toMatchObject({
      bodies: { totalCount: 4, completeness: { complete: true } },
      events: { totalCount: 3 },
      projects: { totalCount: 0, nodes: [] },
      needs: [],
    });
    expect(region.goals).toHaveLength(11);
    expect(region.goals[0]).toMatchObject({ targetYear: 2017 });
    expect(region.statistics).toContainEqual(
      expect.objectContaining({ value: 1, valueTo: 9, label: '1-9 anställda' }),
    );
    const [other] = await references(skane, [{ __typename: 'Region', code: '12' }], REGION);
    expect(other.needs).toHaveLength(26);
    expect(other.needs[0]).toMatchObject({ kind: 'OBSTACLE', label: 'Olika målbilder mellan sektorer' });
    const [sweden] = await references(national, [{ __typename: 'Region', code: '00' }], REGION);
    expect(sweden.statistics).toContainEqual(
      expect.objectContaining({ value: 64_000_000, period: 'månad', periodDerived: true }),
    );
  });

  it("is a municipality's part in the projects that lie here, and nowhere else", async () => {
    const both = [
      { __typename: 'Municipality', code: '2161', name: 'Ljusdal' },
      { __typename: 'Municipality', code: '1290', name: 'Kristianstad' },
    ];
    const selection = '... on Municipality { code projects { totalCount nodes { id } } }';
    expect(await references(gavleborg, both, selection)).toEqual([
      {
        code: '2161',
        projects: {
          totalCount: 2,
          nodes: [{ id: '21-project-alternativa-driftsformer' }, { id: '21-project-innovativ-modell' }],
        },
      },
      { code: '1290', projects: { totalCount: 0, nodes: [] } },
    ]);
    expect(await references(national, both, selection)).toMatchObject([
      { projects: { totalCount: 0 } },
      { projects: { totalCount: 1, nodes: [{ id: '00-project-pilotkommuner-serviceutveckling' }] } },
    ]);
  });

  it('names a project once for a municipality with two roles in it', async () => {
    const { url } = gavleborg.database;
    await sql(
      url,
      `insert into project_municipality values ('21-project-innovativ-modell', '2161', 'PARTNER', 2, null)`,
    );
    const [municipality] = await references(
      gavleborg,
      [{ __typename: 'Municipality', code: '2161', name: 'Ljusdal' }],
      '... on Municipality { projects { totalCount nodes { id municipalities { role } } } }',
    );
    await sql(
      url,
      `delete from project_municipality where role = 'PARTNER' and project_id like '%innovativ-modell'`,
    );
    expect(municipality.projects.totalCount).toBe(2);
    expect(municipality.projects.nodes[1]).toEqual({
      id: '21-project-innovativ-modell',
      municipalities: [{ role: 'OWNER' }, { role: 'PARTNER' }],
    });
  });

  it('is the seats that organisations hold here, later ones too', async () => {
    const found = await references(
      skane,
      ['org-malmo-stad', 'org-mine', 'org-none'].map((id) => ({ __typename: 'Organisation', id, name: id })),
      '... on Organisation { id seats { id side body { name region { code } } organisation { id } } }',
    );
    expect(found).toMatchObject([
      {
        seats: [
          {
            side: 'Offentlig sektor',
            body: { name: 'Idéburet Offentligt Samverkansråd', region: { code: '12' } },
          },
        ],
      },
      { seats: [{ organisation: { id: 'org-emmaus-bjorka' } }] },
      { id: 'org-none', seats: [] },
    ]);
  });

  it('is bodies, seats, events and projects by id, in order', async () => {
    const representations = [
      { __typename: 'Seat', id: '12-seat-samverkansradet-fifh' },
      { __typename: 'Body', id: '12-body-none' },
      { __typename: 'Event', id: '12-event-eslov-2014-03-11' },
      { __typename: 'Project', id: '12-project-projekt-sia' },
      { __typename: 'Body', id: '12-body-styrgruppen-lund' },
    ];
    const found = await references(
      skane,
      representations,
      '... on Seat { id } ... on Body { id } ... on Event { id } ... on Project { id }',
    );
    expect(found.map((entity) => entity?.id ?? '12-body-none')).toEqual(representations.map(({ id }) => id));
  });
});

describe('lists', () => {
  it.each(['bodies', 'events', 'projects'])('of %s are the same at every page size', async (list) => {
    for (const order of ['NAME', 'UPDATED_AT']) {
      for (const direction of ['ASC', 'DESC']) {
        const whole = await walk(100);
        expect(whole.length).toBeGreaterThan(1);
        // What the gateway merges by orders the rows as the service does.
        expect([...whole].sort((a, b) => byBytes(a.sortKey, b.sortKey))).toEqual(whole);
        for (const size of [1, 2, 3]) expect(await walk(size)).toEqual(whole);

        async function walk(first: number): Promise<Edge[]> {
          const edges: Edge[] = [];
          let after: string | null = null;
          do {
            const data: Record<string, Page> = await answer(
              skane,
              `query ($first: Int, $after: String) { ${list}(first: $first, after: $after, orderBy: { by: ${order}, direction: ${direction} }) {
                 edges { cursor sortKey node { id } } pageInfo { hasNextPage endCursor } } }`,
              { first, after },
            );
            const page = data[list] as Page;
            edges.push(...page.edges);
            after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
          } while (after !== null);
          return edges;
        }
      }
    }
  });

  it('order events by date, those without one last', async () => {
    const { events } = await answer(skane, '{ events { edges { sortKey node { id date { value } } } } }');
    const dates = events.edges.map(
      (edge: { node: { date: { value: string } | null } }) => edge.node.date?.value,
    );
    expect(dates).toEqual([
      '2011-08-18',
      '2012-09-12',
      '2014',
      '2014-03-11',
      '2014-04-25',
      '2014-10-22',
      '2014-11-06',
      undefined,
    ]);
    const keys: string[] = events.edges.map((edge: Edge) => edge.sortKey);
    expect([...keys].sort(byBytes)).toEqual(keys);
  });

  it("go on from another deployment's cursor with the rows after its place", async () => {
    const query =
      'query ($after: String) { bodies(first: 2, after: $after) { edges { cursor node { name } } } }';
    const { bodies } = await answer(vastraGotaland, query);
    expect(bodies.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual([
      'Beredningen för överenskommelsen',
      'Referensgrupp',
    ]);
    const after = bodies.edges[0].cursor;
    expect(
      (await answer(skane, query, { after })).bodies.edges.map((edge: { node: object }) => edge.node),
    ).toEqual([
      { name: 'Idéburet Offentligt Samverkansråd' },
      { name: 'Projektledning, förstudien för samverkansråd' },
    ]);
    const { errors } = await skane.askActivities(
      'query ($after: String) { bodies(kind: [PARTNERSHIP], after: $after) { edges { cursor } } }',
      { after },
    );
    expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it.each([
    [
      'bodies',
      6,
      'bodies(first: N) { totalCount nodes { seatCount seats { body { name } } events(first: N) { totalCount nodes { name } } } }',
    ],
    [
      'events',
      6,
      'events(first: N) { nodes { body { seats { id } } region { bodies { nodes { id } } projects { nodes { id } } goals { id } } } }',
    ],
    ['projects', 2, 'projects(first: N) { nodes { municipalities { role municipality { code } } } }'],
  ])(
    'of %s and what lies below take %i statements, for some rows as for many',
    async (_list, wanted, query) => {
      for (const first of [3, 50]) {
        expect(await statementsFor(`{ ${query.replaceAll('N)', `${first})`)} }`)).toBe(wanted);
      }

      async function statementsFor(query: string): Promise<number> {
        const before = await metric(skane.url, 'hub_sql_statements_total');
        await answer(skane, query);
        return (await metric(skane.url, 'hub_sql_statements_total')) - before;
      }
    },
  );
});

const REGION = `... on Region { bodies { totalCount completeness { complete } } events { totalCount } projects { totalCount nodes { id } }
  statistics { id label value valueTo unit approximate period periodDerived sources { document } }
  needs { id kind label sources { place } } goals { id label targetYear sources { place } } }`;

interface Edge {
  readonly sortKey: string;
  readonly node: { readonly id: string };
}

interface Page {
  readonly edges: Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

async function answer(
  world: RegionsWorld,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Data> {
  const { data, errors } = await world.askActivities(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

async function references(
  world: RegionsWorld,
  representations: object[],
  selection: string,
): Promise<Data[]> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`;
  return (await answer(world, query, { r: representations }))._entities;
}

async function nodes(list: string, world: RegionsWorld): Promise<{ id: string; name: string }[]> {
  const data = await answer(world, `{ list: ${list} { nodes { id name } } }`);
  return data.list.nodes;
}

async function names(list: string, world: RegionsWorld): Promise<string[]> {
  return (await nodes(list, world)).map(({ name }) => name);
}

async function ids(list: string, world: RegionsWorld): Promise<string[]> {
  return (await nodes(list, world)).map(({ id }) => id);
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
