import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendWrite, type WritesWorld, writesWorld } from './writes-world.js';

const SHOWN = 'refusals { code message field }';
const DOCUMENTS = {
  createBody: `mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { id } ${SHOWN} } }`,
  createEvent: `mutation ($input: CreateEventInput!) { createEvent(input: $input) { event { id } ${SHOWN} } }`,
  createProject: `mutation ($input: CreateProjectInput!) { createProject(input: $input) { project { id } ${SHOWN} } }`,
  editBody: `mutation ($input: EditBodyInput!) { editBody(input: $input) { body { id revision } ${SHOWN} } }`,
  editEvent: `mutation ($input: EditEventInput!) { editEvent(input: $input) { event { id revision } ${SHOWN} } }`,
  editProject: `mutation ($input: EditProjectInput!) { editProject(input: $input) { project { id revision } ${SHOWN} } }`,
  setProjectFinancing: `mutation ($input: SetProjectFinancingInput!) { setProjectFinancing(input: $input) { project { id revision } ${SHOWN} } }`,
  addSeat: `mutation ($input: AddSeatInput!) { addSeat(input: $input) { body { id revision } ${SHOWN} } }`,
  editSeat: `mutation ($input: EditSeatInput!) { editSeat(input: $input) { body { id revision } ${SHOWN} } }`,
  endSeat: `mutation ($input: EndSeatInput!) { endSeat(input: $input) { body { id revision } ${SHOWN} } }`,
};
type Mutation = keyof typeof DOCUMENTS;

const BODY = '12-body-samverkansradet';
/** One that Skatteverket gives out for tests. */
const NUMBER = ['811218', '9876'].join('-');

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('12', DOCUMENTS);
});
afterAll(() => world.close());

async function answer(mutation: Mutation, input: Record<string, unknown>) {
  const { data, errors } = await world.write(mutation, input);
  if (errors) throw new Error(JSON.stringify(errors));
  const { refusals, ...shown } = data as {
    refusals: { code: string; message: string; field: string[] | null }[];
  };
  return {
    shown: Object.values(shown)[0],
    reasons: refusals.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim()),
    messages: refusals.map(({ message }) => message),
  };
}

describe('a text that can’t be kept hides nothing', () => {
  it.each([
    ['NUL', 'a\0b'],
    ['half a character', 'a\ud800b'],
    ['a personal number', `Firma ${NUMBER}`],
  ])('of what else speaks against the edit: with %s', async (_what, text) => {
    const { shown, reasons } = await answer('editEvent', {
      id: '12-event-workshop-2014-04-25',
      revision: 7,
      name: text,
      bodyId: '12-body-none',
      women: -1,
    });
    expect(shown).toEqual({ id: '12-event-workshop-2014-04-25', revision: expect.any(Number) });
    expect(reasons.sort()).toEqual(
      ['INVALID_INPUT name', 'INVALID_INPUT women', 'CONFLICT revision', 'NOT_FOUND bodyId'].sort(),
    );
  });

  it('nor says of its own field that nothing is there', async () => {
    for (const [mutation, input, wanted] of [
      ['editBody', { id: `${BODY}\0`, revision: 1, women: -1 }, ['INVALID_INPUT id', 'INVALID_INPUT women']],
      [
        'endSeat',
        { seatId: '12-seat-\0', revision: 1, validTo: 'nyss' },
        ['INVALID_INPUT seatId', 'INVALID_INPUT validTo'],
      ],
      [
        'createEvent',
        { regionCode: '12', name: 'E', kind: 'OTHER', bodyId: '12-\ud800', date: 'i går' },
        ['INVALID_INPUT bodyId', 'INVALID_INPUT date'],
      ],
    ] as const) {
      expect((await answer(mutation, input)).reasons).toEqual(wanted);
    }
  });
});

describe('a region that there is not is refused by its field, with all else that is wrong', () => {
  it.each(['99', '1', '', 'åå', 'Skåne', '129'])('in a new record: %s', async (regionCode) => {
    const input = { regionCode, name: ' ' };
    for (const [mutation, more] of [
      ['createBody', { kind: 'OTHER' }],
      ['createEvent', { kind: 'OTHER' }],
      ['createProject', {}],
    ] as const) {
      const { reasons, messages } = await answer(mutation, { ...input, ...more });
      expect(reasons.sort()).toEqual(['INVALID_INPUT name', 'INVALID_INPUT regionCode']);
      expect(messages.join()).toContain(`No region has the code ${JSON.stringify(regionCode)}`);
    }
  });

  it.each(['99-body-none', '9', '', 'åå-seat'])('in an id: %j', async (id) => {
    const seat = { side: ' ' };
    for (const [mutation, input, field] of [
      ['editBody', { id, women: -1 }, 'id'],
      ['editProject', { id, start: 'nyss' }, 'id'],
      ['editSeat', { seatId: id, count: 0 }, 'seatId'],
      ['addSeat', { bodyId: id, seat }, 'bodyId'],
    ] as const) {
      const { reasons } = await answer(mutation, { revision: 1, ...input });
      expect(reasons).toContain(`INVALID_INPUT ${field}`);
      expect(reasons).toHaveLength(2);
    }
  });

  it('but whoever holds no role for such writes is told that alone', async () => {
    const ask = await world.askAs('somebody', ['analyst']);
    const { data } = await sendWrite(ask, DOCUMENTS, 'createBody', {
      regionCode: '99',
      name: ' ',
      kind: 'OTHER',
    });
    expect(data.refusals).toMatchObject([{ code: 'NOT_AUTHORISED', field: ['regionCode'] }]);
  });
});

describe('an edit that gives nothing to change is refused', () => {
  it.each<[Mutation, Record<string, unknown>]>([
    ['editBody', { id: BODY }],
    ['editEvent', { id: '12-event-workshop-2014-04-25' }],
    ['editProject', { id: '12-project-none' }],
    ['setProjectFinancing', { id: '12-project-none' }],
    ['editSeat', { seatId: '12-seat-samverkansradet-abf-malmo' }],
  ])('%s', async (mutation, named) => {
    const before = await world.stored();
    const { reasons, messages } = await answer(mutation, {
      ...named,
      revision: 1,
      source: { document: 'Protokoll' },
    });
    expect(reasons).toContain('INVALID_INPUT');
    expect(messages).toContain('Nothing is given that would be changed.');
    expect(await world.stored()).toEqual(before);
  });
});

it('says of what is wrong by itself nothing else, in words of its own', async () => {
  const { data } = await world.write('createProject', { regionCode: '12', name: 'Pengar' });
  const { id } = data.project;
  const { reasons, messages } = await answer('setProjectFinancing', {
    id,
    revision: 1,
    fundingRule: { maxFunderShare: 50 },
    financing: {
      lines: [{ label: 'A', amount: 5 }],
      statedSubtotals: [{ label: 'Summa', stated: 5, lines: [7] }],
    },
  });
  expect(reasons).toEqual([
    'INVALID_INPUT financing.statedSubtotals.0.lines.0',
    'INVALID_INPUT fundingRule.maxFunderShare',
  ]);
  expect(messages).toEqual([
    'There is no line 7: the lines are numbered from 1 to 1.',
    'The share of the funder must be from 0 to 1; it is 50.',
  ]);
  expect(
    (await answer('createBody', { regionCode: '12', name: 'A', kind: 'OTHER', aliases: ['', ''] })).reasons,
  ).toEqual(['INVALID_INPUT aliases.0', 'INVALID_INPUT aliases.1']);
});

it('says of what follows from a refused value nothing', async () => {
  const bad = { municipalityCode: '9999', role: 'PARTNER' };
  const made = await answer('createProject', { regionCode: '12', name: 'Ort', municipalities: [bad, bad] });
  expect(made.reasons).toEqual(
    [0, 1].map((index) => `INVALID_INPUT municipalities.${index}.municipalityCode`),
  );
});

it('holds no number of seats against a date that is refused', async () => {
  const { data } = await world.write('createBody', {
    regionCode: '12',
    name: 'Mandat',
    kind: 'OTHER',
    statedSeats: 3,
    women: 1,
    men: 2,
    seats: [{ side: 'A', count: 2, validFrom: '2020' }, { side: 'B' }],
  });
  expect(data.refusals).toEqual([]);
  const seat = { seatId: '12-seat-mandat-a', revision: 1 };
  for (const [mutation, dates] of [
    ['endSeat', { validTo: 'nyss' }],
    ['endSeat', { validTo: '2019' }],
    ['editSeat', { validTo: 'nyss' }],
    ['editSeat', { validTo: '2019' }],
    ['editSeat', { validFrom: '2022', validTo: '2021' }],
  ] as const) {
    expect((await answer(mutation, { ...seat, ...dates })).reasons).toEqual(['INVALID_INPUT validTo']);
  }
  const free = await answer('editSeat', { ...seat, validFrom: 'nyss', validTo: '2019' });
  expect(free.reasons).toEqual(['INVALID_INPUT validFrom', 'INVALID_INPUT statedSeats']);
  expect((await answer('endSeat', { ...seat, validTo: '2024' })).reasons).toEqual([
    'INVALID_INPUT statedSeats',
  ]);
});

it('lets nobody take a seat over before it is free', async () => {
  const { data } = await world.write('createBody', {
    regionCode: '12',
    name: 'Turordning',
    kind: 'OTHER',
    seats: [{ side: 'Civil' }],
  });
  const [seatId, bodyId] = ['12-seat-turordning-civil', data.body.id];
  const end = (successor: object) =>
    answer('endSeat', {
      seatId,
      revision: 1,
      validTo: '2024-12-31',
      successor: { side: 'Civil', ...successor },
    });
  expect((await end({ validFrom: '2024-06-01' })).reasons).toEqual(['INVALID_INPUT successor.validFrom']);
  expect((await end({ validFrom: '2023', validTo: '2024-06' })).reasons).toEqual([
    'INVALID_INPUT successor.validFrom',
    'INVALID_INPUT successor.validTo',
  ]);
  expect(await end({ validFrom: '2024' })).toMatchObject({ reasons: [], shown: { id: bodyId, revision: 2 } });
});
