import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshKey, type WritesWorld, writesWorld } from './writes-world.js';

const BODY = `body { id name kind region { code } aliases statedSeats seatCount women men founded { value }
  memberCategories description revision updatedAt sources { document place recordedAt }
  seats { id side sector count organisation { id } functions validFrom { value } validTo { value } } }
  refusals { code message field }`;
const DOCUMENTS = {
  createBody: `mutation ($input: CreateBodyInput!) { createBody(input: $input) { ${BODY} } }`,
  editBody: `mutation ($input: EditBodyInput!) { editBody(input: $input) { ${BODY} } }`,
};

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('12', DOCUMENTS);
});
afterAll(() => world.close());

const RECORDED = expect.stringMatching(/^2\d{3}-.*Z$/);

describe('making a body', () => {
  it('stores it with its seats, a source and a history, and confirms the region’s data', async () => {
    const { data, errors } = await world.write('createBody', {
      regionCode: '12',
      name: 'Rådet för Äldre & Yngre',
      kind: 'COOPERATION_COUNCIL',
      statedSeats: 3,
      women: 2,
      men: 1,
      founded: '2026-11',
      memberCategories: ['Idéburna'],
      seats: [
        { side: 'Politiker', sector: 'PUBLIC', count: 2, validFrom: '2026' },
        { side: 'Idéburna', organisationId: 'org-abf-malmo', functions: ['ordförande'] },
      ],
      source: { document: 'Protokoll 2026-11-03', place: '§ 4' },
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      refusals: [],
      body: {
        id: '12-body-radet-for-aldre-yngre',
        name: 'Rådet för Äldre & Yngre',
        kind: 'COOPERATION_COUNCIL',
        region: { code: '12' },
        aliases: [],
        statedSeats: 3,
        seatCount: 3,
        women: 2,
        men: 1,
        founded: { value: '2026-11' },
        memberCategories: ['Idéburna'],
        description: null,
        revision: 1,
        updatedAt: RECORDED,
        sources: [{ document: 'Protokoll 2026-11-03', place: '§ 4', recordedAt: RECORDED }],
        seats: [
          {
            id: '12-seat-radet-for-aldre-yngre-politiker',
            side: 'Politiker',
            sector: 'PUBLIC',
            count: 2,
            organisation: null,
            functions: [],
            validFrom: { value: '2026' },
            validTo: null,
          },
          {
            id: '12-seat-radet-for-aldre-yngre-abf-malmo',
            side: 'Idéburna',
            sector: null,
            count: 1,
            organisation: { id: 'org-abf-malmo' },
            functions: ['ordförande'],
            validFrom: null,
            validTo: null,
          },
        ],
      },
    });
    expect(await world.historyOf('12-body-radet-for-aldre-yngre')).toEqual([
      {
        action: 'createBody',
        role: 'region-editor:12',
        payload: {
          revision: 1,
          changed: expect.objectContaining({ name: 'Rådet för Äldre & Yngre', statedSeats: 3 }),
        },
      },
    ]);
    const found = await world.askActivities(`{ bodies(search: "äldre idéburna") { nodes { id } } }`);
    expect(found.data.bodies.nodes).toEqual([{ id: '12-body-radet-for-aldre-yngre' }]);
    const region = await world.ask('{ region(code: "12") { freshness { basis } } }');
    expect(region.data.region.freshness).toEqual({ basis: 'WRITE' });
  });

  it('gives each body an id of its own, also where the name has no letter for one', async () => {
    const made = [];
    for (const name of ['Samma namn', 'Samma  NAMN', '市民社会', '社会']) {
      made.push((await world.write('createBody', { regionCode: '12', name, kind: 'OTHER' })).data.body?.id);
    }
    expect(made).toEqual(['12-body-samma-namn', '12-body-samma-namn-2', '12-body-1', '12-body-1-2']);
  });

  it('is refused with everything that speaks against it at once, and changes nothing', async () => {
    const before = await world.stored();
    const { data, errors } = await world.write('createBody', {
      regionCode: '12',
      name: ' ',
      kind: 'OTHER',
      aliases: ['A', 'A'],
      statedSeats: 5,
      women: 4,
      men: 2,
      founded: '2026-13',
      decided: '0000',
      seats: [
        { side: 'x'.repeat(501), count: 1 },
        { side: 'B', count: 3, organisationId: 'ABF', validFrom: '2020', validTo: '2019-12' },
      ],
      source: { url: 'ftp://x' },
    });
    expect(errors).toBeUndefined();
    expect(data.body).toBeNull();
    expect(data.refusals.map(({ code }: { code: string }) => code)).toEqual(
      data.refusals.map(() => 'INVALID_INPUT'),
    );
    expect(data.refusals.map(({ field }: { field: string[] }) => field?.join('.')).sort()).toEqual([
      'aliases.1',
      'decided',
      'founded',
      'name',
      'seats.0.side',
      'seats.1.organisationId',
      'seats.1.validTo',
      'source.url',
      'statedSeats',
      'women',
    ]);
    expect(data.refusals).toContainEqual({
      code: 'INVALID_INPUT',
      field: ['statedSeats'],
      message:
        'The seats (platser) do not add up to the number of seats that the body has. It should be 5 seats in all, but would be 1 without the 3 that end before the others (gäller till 2019-12).',
    });
    expect(await world.stored()).toEqual(before);
  });

  it.each([
    ['a number of seats that can’t be', { statedSeats: -1, women: 1 }, ['statedSeats']],
    ['a number of men that can’t be', { statedSeats: 3, women: 1, men: 100_001 }, ['men']],
    [
      'a seat that can’t be',
      { statedSeats: 2, seats: [{ side: 'A', count: 0 }], women: 3 },
      ['seats.0.count', 'women'],
    ],
    [
      'a seat that can’t be, where nobody says how many there are',
      { seats: [{ side: 'A', count: -1 }], women: 1 },
      ['seats.0.count'],
    ],
    [
      'a date that can’t be',
      { seats: [{ side: 'A', validFrom: '3999', validTo: '2020' }] },
      ['seats.0.validFrom'],
    ],
  ])('holds nothing against %s', async (_what, given, fields) => {
    const { data } = await world.write('createBody', {
      regionCode: '12',
      name: 'Ett råd',
      kind: 'OTHER',
      ...given,
    });
    expect(data.refusals.map(({ field }: { field: string[] }) => field.join('.')).sort()).toEqual(fields);
  });

  it('is refused for a region that is served elsewhere, and for one that is none', async () => {
    const before = await world.stored();
    const admin = await world.askAs('admin', ['hub-admin']);
    for (const [regionCode, code] of [
      ['14', 'NOT_FOUND'],
      ['99', 'INVALID_INPUT'],
      ['', 'INVALID_INPUT'],
      // Nothing is said of the id, which begins with it and gets too long.
      ['x'.repeat(100_000), 'INVALID_INPUT'],
    ]) {
      const input = { regionCode, name: 'X', kind: 'OTHER', idempotencyKey: freshKey() };
      const { data } = await admin(DOCUMENTS.createBody, { input });
      expect(data.createBody).toMatchObject({
        body: null,
        refusals: [{ code, field: ['regionCode'] }],
      });
    }
    const elsewhere = await world.askAs('editor', ['region-editor:12'], ['12']);
    const input = { regionCode: '12', name: 'X', kind: 'OTHER', idempotencyKey: freshKey() };
    const { data } = await elsewhere(DOCUMENTS.createBody, { input });
    expect(data.createBody.refusals).toMatchObject([{ code: 'NOT_FOUND', field: ['regionCode'] }]);
    expect(await world.stored()).toEqual(before);
  });

  it('is done once for each key: the same again gives the same answer, another input is a conflict', async () => {
    const input = { regionCode: '12', name: 'Bara en gång', kind: 'OTHER', idempotencyKey: freshKey() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.write('createBody', input)));
    for (const { data } of answers) expect(data).toEqual(answers[0]?.data);
    expect(answers[0]?.data.body.id).toBe('12-body-bara-en-gang');
    const before = await world.stored();
    const { data } = await world.write('createBody', { ...input, name: 'Något annat' });
    expect(data).toMatchObject({
      body: null,
      refusals: [{ code: 'CONFLICT', field: ['idempotencyKey'] }],
    });
    expect(await world.stored()).toEqual(before);
  });

  it('shows the body it made when it is sent again, though that has been changed since', async () => {
    const input = { regionCode: '12', name: 'Som det var', kind: 'OTHER', idempotencyKey: freshKey() };
    const first = await world.write('createBody', input);
    const { id } = first.data.body;
    await world.write('editBody', { id, revision: 1, name: 'Som det blev' });
    expect((await world.write('createBody', input)).data).toEqual(first.data);
  });
});

describe('changing a body', () => {
  const make = async (more: object = {}) =>
    (
      await world.write('createBody', {
        regionCode: '12',
        name: `Organ ${freshKey()}`,
        kind: 'OTHER',
        statedSeats: 4,
        women: 2,
        description: 'Två rader\noch en till.',
        ...more,
      })
    ).data.body;

  it('changes what is given, empties what is null, leaves the rest, and counts', async () => {
    const { id, revision, ...before } = await make();
    const { data } = await world.write('editBody', {
      id,
      revision,
      name: 'Ändrat namn',
      women: null,
      statedSeats: 7,
      aliases: ['AN'],
    });
    expect(data.refusals).toEqual([]);
    expect(data.body).toEqual({
      ...before,
      id,
      revision: 2,
      name: 'Ändrat namn',
      women: null,
      statedSeats: 7,
      seatCount: 7,
      aliases: ['AN'],
      updatedAt: RECORDED,
      sources: [{ document: null, place: null, recordedAt: RECORDED }],
    });
    expect(data.body.updatedAt > before.updatedAt).toBe(true);
    const [, edited] = await world.historyOf(id);
    expect(edited).toEqual({
      action: 'editBody',
      role: 'region-editor:12',
      payload: {
        revision: 2,
        changed: {
          name: 'Ändrat namn',
          women: null,
          statedSeats: 7,
          aliases: ['AN'],
          sources: [{ document: null, place: null, url: null, recordedAt: RECORDED }],
        },
      },
    });
    const found = await world.askActivities(
      '{ bodies(search: "Ändrat", orderBy: { by: NAME }) { nodes { id } } }',
    );
    expect(found.data.bodies.nodes).toEqual([{ id }]);
  });

  it('writes nothing where all is given as it is there already', async () => {
    const { id, ...before } = await make();
    const { data } = await world.write('editBody', {
      id,
      revision: 1,
      name: before.name,
      women: 2,
      source: { document: 'Protokoll 2026-11-03' },
    });
    expect(data).toEqual({ refusals: [], body: { id, ...before } });
    expect(await world.historyOf(id)).toHaveLength(1);
  });

  it('is a conflict where the record was changed meanwhile, and shows it as it is', async () => {
    const { id } = await make();
    await world.write('editBody', { id, revision: 1, name: 'Den förstes' });
    const before = await world.stored();
    const { data } = await world.write('editBody', { id, revision: 1, name: 'Den andres' });
    expect(data.refusals).toEqual([
      {
        code: 'CONFLICT',
        field: ['revision'],
        message:
          'The body was changed meanwhile: you saw revision 1, it is at revision 2. Look at it as it is now, and edit that.',
      },
    ]);
    expect(data.body).toMatchObject({ id, name: 'Den förstes', revision: 2 });
    expect(await world.stored()).toEqual(before);
  });

  it('of two at once on the same revision, one is done', async () => {
    const { id } = await make();
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) => world.write('editBody', { id, revision: 1, name })),
    );
    const codes = answers.map(({ data }) => data.refusals[0]?.code ?? 'done').sort();
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'done']);
    expect(await world.historyOf(id)).toHaveLength(2);
  });

  it('is refused with everything at once, and changes nothing', async () => {
    const { id, revision } = await make({ seats: [{ side: 'A', count: 4 }] });
    const before = await world.stored();
    const { data } = await world.write('editBody', {
      id,
      revision,
      name: null,
      kind: null,
      statedSeats: 3,
      women: 9,
      description: 'a\u0007',
      decided: 'i går',
    });
    expect(data.body).toMatchObject({ id, revision });
    expect(data.refusals.map(({ field }: { field: string[] }) => field?.join('.')).sort()).toEqual([
      'decided',
      'description',
      'kind',
      'name',
      'statedSeats',
      'women',
    ]);
    expect(await world.stored()).toEqual(before);
  });

  it('is refused for a body that does not exist', async () => {
    const { data } = await world.write('editBody', { id: '12-body-ingen', revision: 1, name: 'X' });
    expect(data).toEqual({
      body: null,
      refusals: [{ code: 'NOT_FOUND', message: 'There is no body "12-body-ingen".', field: ['id'] }],
    });
  });

  it('keeps what it does not know of a body that the facts tell of', async () => {
    const { data } = await world.write('editBody', {
      id: '12-body-samverkansradet',
      revision: 1,
      description: 'Träffas fyra gånger om året.',
    });
    expect(data.refusals).toEqual([]);
    expect(data.body.seats).toHaveLength(11);
    expect(data.body.sources.length).toBeGreaterThan(1);
    expect(data.body.sources.at(-1)).toEqual({ document: null, place: null, recordedAt: RECORDED });
  });
});

it('shows each of several writes of one request as it left the record', async () => {
  const ask = await world.askAs('editor', ['region-editor:12']);
  const { data, errors } = await ask(
    `mutation ($one: CreateBodyInput!, $two: EditBodyInput!, $three: EditBodyInput!) {
      one: createBody(input: $one) { body { name revision } }
      two: editBody(input: $two) { body { name revision } }
      three: editBody(input: $three) { body { name revision } }
    }`,
    {
      one: { regionCode: '12', name: 'I en följd', kind: 'OTHER', idempotencyKey: freshKey() },
      two: { id: '12-body-i-en-foljd', revision: 1, name: 'Andra', idempotencyKey: freshKey() },
      three: { id: '12-body-i-en-foljd', revision: 2, name: 'Tredje', idempotencyKey: freshKey() },
    },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    one: { body: { name: 'I en följd', revision: 1 } },
    two: { body: { name: 'Andra', revision: 2 } },
    three: { body: { name: 'Tredje', revision: 3 } },
  });
});

it('refuses what can’t be kept as text, with its field', async () => {
  const before = await world.stored();
  const { data } = await world.write('createBody', {
    regionCode: '12',
    name: 'a\u0000b',
    kind: 'OTHER',
    seats: [{ side: 'x\ud800' }],
  });
  expect(data.refusals.map(({ field }: { field: string[] }) => field.join('.'))).toEqual(
    expect.arrayContaining(['name', 'seats.0.side']),
  );
  expect(await world.stored()).toEqual(before);
});
