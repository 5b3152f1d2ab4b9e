import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AgreementsWorld, agreementsWorld } from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld();
});
afterAll(() => world.close());

const one = async (id: string, fields: string) => {
  const { data, errors } = await world.ask(`query ($id: ID!) { agreement(id: $id) { ${fields} } }`, { id });
  expect(errors).toBeUndefined();
  return data.agreement;
};

const COUNT =
  'signatories { value basis registered registerComplete sequence reported { value approximate asOf { value } source { document place } } }';

describe('an agreement', () => {
  it('has the count that its source reports, and says that it is approximate', async () => {
    expect(await one('14-agreement-overenskommelsen', COUNT)).toEqual({
      signatories: {
        value: 90,
        basis: 'REPORTED',
        registered: 0,
        registerComplete: false,
        sequence: '0',
        reported: {
          value: 90,
          approximate: true,
          asOf: null,
          source: {
            document: 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
            place: 'slide 11',
          },
        },
      },
    });
  });

  it('has an unknown count, which is not 0, where nobody reports one and nobody has signed', async () => {
    const { signatories } = await one('12-agreement-overenskommelsen', COUNT);
    expect(signatories).toMatchObject({ value: null, basis: 'UNKNOWN', registered: 0, reported: null });
  });

  it('has its versions, in order, with what they followed', async () => {
    const fields = `state currentVersion { id number }
      versions { id number title state textHash predecessor { number } }
      milestones { kind date { value precision } version { number } source { place external } }`;
    expect(await one('12-agreement-overenskommelsen', fields)).toEqual({
      state: 'UNKNOWN',
      currentVersion: { id: '12-agreement-overenskommelsen-v1', number: 1 },
      versions: [
        {
          id: '12-agreement-overenskommelsen-v1',
          number: 1,
          title: 'Överenskommelse om samverkan mellan Region Skåne och Idéburen sektor i Skåne',
          state: 'UNKNOWN',
          textHash: null,
          predecessor: null,
        },
        {
          id: '12-agreement-overenskommelsen-v2',
          number: 2,
          title: 'Reviderad överenskommelse',
          state: 'DRAFT',
          textHash: null,
          predecessor: { number: 1 },
        },
      ],
      milestones: [
        {
          kind: 'UNSPECIFIED',
          date: { value: '2009', precision: 'YEAR' },
          version: { number: 1 },
          source: { place: 'slide 8', external: false },
        },
        ...[
          ['SIGNED', '2010', 'YEAR'],
          ['REVISED', '2014', 'YEAR'],
          ['UNSPECIFIED', '2016', 'YEAR'],
          ['IN_FORCE', '2021-02-16', 'DAY'],
        ].map(([kind, value, precision]) => ({
          kind,
          date: { value, precision },
          version: null,
          source: { place: null, external: true },
        })),
      ],
    });
  });

  it('has the state of its current version', async () => {
    expect(await one('14-agreement-overenskommelsen', 'state')).toEqual({ state: 'ADOPTED' });
    expect(await one('17-agreement-overenskommelsen', 'state')).toEqual({ state: 'UNDER_DISCUSSION' });
  });

  it('tells of a figure what its source says, in the counter and in the list', async () => {
    const found = await one(
      '14-agreement-overenskommelsen',
      'signatories { reported { value label } } reportedFigures { value label }',
    );
    expect(found.signatories.reported).toEqual({
      value: 90,
      label: 'Ca 90 organisationer har skrivit under',
    });
    expect(found.reportedFigures).toContainEqual({
      value: 104,
      label: '104 had signed in the spring of 2017',
    });
  });

  it('has no current version where the order of its versions is not known', async () => {
    expect(
      await one(
        '1480-agreement-overenskommelsen',
        'state currentVersion { id } versions { number orderKnown }',
      ),
    ).toEqual({
      state: 'UNKNOWN',
      currentVersion: null,
      versions: [
        { number: 1, orderKnown: false },
        { number: 2, orderKnown: false },
      ],
    });
  });

  it('keeps a date as exactly as its source prints it', async () => {
    const fields = 'firstYear years milestones { kind date { value precision } }';
    expect(await one('12-agreement-iop-natverket-ideburen-sektor', fields)).toEqual({
      firstYear: 2015,
      years: [2015],
      milestones: [{ kind: 'PROPOSED', date: { value: '2015-11-02', precision: 'DAY' } }],
    });
  });

  it('names its years once each, the earliest first', async () => {
    expect(await one('0380-agreement-overenskommelsen', 'firstYear years')).toEqual({
      firstYear: 2001,
      years: [2001, 2012],
    });
    expect(await one('1280-agreement-overenskommelsen', 'firstYear years')).toEqual({
      firstYear: null,
      years: [],
    });
  });

  it('has organisations and whole sectors as parties', async () => {
    expect(await one('14-agreement-overenskommelsen', 'parties { name sector organisation { id } }')).toEqual(
      {
        parties: [
          {
            name: 'Västra Götalandsregionen',
            sector: 'PUBLIC',
            organisation: { id: 'org-vastra-gotalandsregionen' },
          },
          { name: 'Den sociala ekonomin', sector: 'CIVIL', organisation: null },
        ],
      },
    );
  });

  it('has a region, or a region and a municipality, or neither where it is national', async () => {
    const fields = 'level region { code } municipality { code }';
    expect(await one('14-agreement-overenskommelsen', fields)).toEqual({
      level: 'REGIONAL',
      region: { code: '14' },
      municipality: null,
    });
    expect(await one('1480-agreement-overenskommelsen', fields)).toEqual({
      level: 'LOCAL',
      region: { code: '14' },
      municipality: { code: '1480' },
    });
    expect(await one('00-agreement-social-2008', fields)).toEqual({
      level: 'NATIONAL',
      region: null,
      municipality: null,
    });
  });

  it('has its sources, in the order of the facts', async () => {
    const { sources } = await one(
      '14-agreement-overenskommelsen',
      'sources { document place url recordedAt }',
    );
    expect(sources.map(({ place }: { place: string }) => place)).toEqual(['slide 6', 'slide 8', 'slide 11']);
    expect(sources[0]).toMatchObject({ url: null, recordedAt: null });
  });

  it('is null where there is none', async () => {
    expect(await one('14-agreement-nothing', 'id')).toBeNull();
    expect((await world.ask('{ adherence(id: "14-adherence-nothing") { id } }')).data.adherence).toBeNull();
  });
});

describe('the references of other services', () => {
  const entities = async (representations: unknown[], selection: string) => {
    const { data, errors } = await world.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`,
      { of: representations },
    );
    expect(errors).toBeUndefined();
    return data._entities;
  };

  it('give a region its agreements, local ones included', async () => {
    const rows = await entities(
      ['14', '21', '99'].map((code) => ({ __typename: 'Region', code })),
      '... on Region { code agreements { totalCount nodes { id } } signatories { value basis registered reported { value } } }',
    );
    const signatories = { value: 0, basis: 'REGISTERED', registered: 0, reported: null };
    expect(rows).toEqual([
      {
        code: '14',
        agreements: {
          totalCount: 5,
          nodes: [
            // By title: Lokal … Borås, Lokal … Hjo, ÖK Idé, Överenskommelse om …, Överenskommelsen mellan …
            { id: '1490-agreement-overenskommelsen' },
            { id: '1497-agreement-overenskommelsen' },
            { id: '1485-agreement-overenskommelsen' },
            { id: '1480-agreement-overenskommelsen' },
            { id: '14-agreement-overenskommelsen' },
          ],
        },
        signatories,
      },
      {
        code: '21',
        agreements: { totalCount: 1, nodes: [{ id: '2132-agreement-overenskommelsen' }] },
        signatories,
      },
      { code: '99', agreements: { totalCount: 0, nodes: [] }, signatories },
    ]);
  });

  it('give "00" the national agreements', async () => {
    const [row] = await entities(
      [{ __typename: 'Region', code: '00' }],
      '... on Region { agreements(orderBy: { by: FIRST_YEAR }) { nodes { firstYear level } } }',
    );
    expect(row.agreements.nodes).toEqual([
      { firstYear: 2008, level: 'NATIONAL' },
      { firstYear: 2010, level: 'NATIONAL' },
      { firstYear: 2015, level: 'NATIONAL' },
    ]);
  });

  it('give a region the agreements that fit a filter, in an order', async () => {
    const [row] = await entities(
      [{ __typename: 'Region', code: '12' }],
      '... on Region { agreements(filter: { level: [LOCAL], hasYear: false }, orderBy: { by: TITLE, direction: DESC }) { nodes { title } } }',
    );
    expect(row.agreements.nodes).toEqual([
      { title: 'Överenskommelsen (Lund)' },
      { title: 'Överenskommelse om samverkan mellan idéburen sektor i Malmö och Malmö stad' },
    ]);
  });

  it('give a municipality its agreements, and an organisation its adherences', async () => {
    const rows = await entities(
      [
        { __typename: 'Municipality', code: '1280' },
        { __typename: 'Municipality', code: '9999' },
        { __typename: 'Organisation', id: 'org-region-skane' },
        { __typename: 'Agreement', id: '2132-agreement-overenskommelsen' },
        { __typename: 'Agreement', id: '2132-agreement-nothing' },
        { __typename: 'AgreementVersion', id: '2132-agreement-overenskommelsen-v1' },
      ],
      `... on Municipality { agreements { nodes { id } } } ... on Organisation { adherences { totalCount } }
       ... on Agreement { title } ... on AgreementVersion { number }`,
    );
    expect(rows).toEqual([
      { agreements: { nodes: [{ id: '1280-agreement-overenskommelsen' }] } },
      { agreements: { nodes: [] } },
      { adherences: { totalCount: 0 } },
      { title: 'Lokal överenskommelse Nordanstig' },
      null,
      { number: 1 },
    ]);
  });
});

describe('the service', () => {
  it('answers nobody without a signed identity', async () => {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ agreement(id: "x") { id } }' }),
    });
    expect(response.status).toBe(401);
  });

  it('says that it is alive and ready, and counts its statements', async () => {
    expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${world.url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${world.url}/metrics`)).text()).toContain('hub_sql_statements_total');
  });
});
