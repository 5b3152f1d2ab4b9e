import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshKey, type WritesWorld, type Written, writesWorld } from './writes-world.js';

const SEAT = `seat { id side sector count organisation { id } functions validFrom { value } validTo { value } sources { recordedAt } }
  body { id revision statedSeats seatCount seats { id } } refusals { code message field }`;
const DOCUMENTS = {
  createBody: `mutation ($input: CreateBodyInput!) { createBody(input: $input) {
    body { id revision seats { id } } refusals { code message field } } }`,
  addSeat: `mutation ($input: AddSeatInput!) { addSeat(input: $input) { ${SEAT} } }`,
  editSeat: `mutation ($input: EditSeatInput!) { editSeat(input: $input) { ${SEAT} } }`,
  endSeat: `mutation ($input: EndSeatInput!) { endSeat(input: $input) { ${SEAT} } }`,
};

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('14', DOCUMENTS);
});
afterAll(() => world.close());

let made = 0;

/** A body of three seats: two politicians and ABF. */
async function make(): Promise<{ id: string; politicians: string; abf: string }> {
  made += 1;
  const { data } = await world.write('createBody', {
    regionCode: '14',
    name: `Organ ${made}`,
    kind: 'OTHER',
    statedSeats: 3,
    women: 1,
    men: 2,
    seats: [
      { side: 'Politiker', sector: 'PUBLIC', count: 2 },
      { side: 'Idéburna', organisationId: 'org-abf-malmo' },
    ],
  });
  const [politicians, abf] = data.body.seats;
  return { id: data.body.id, politicians: politicians.id, abf: abf.id };
}

const fieldsOf = (written: Written): string[] =>
  written.refusals.map(({ field }: { field: string[] | null }) => field?.join('.') ?? '').sort();

describe('adding a seat', () => {
  it('puts it last, with the body’s total as it is from then on', async () => {
    const { id, politicians, abf } = await make();
    const { data } = await world.write('addSeat', {
      bodyId: id,
      revision: 1,
      seat: {
        side: 'Idéburna',
        sector: 'CIVIL',
        organisationId: 'org-abf-malmo',
        validFrom: '2026-12',
      },
      statedSeats: 4,
    });
    expect(data).toEqual({
      refusals: [],
      seat: {
        id: `${abf}-2`,
        side: 'Idéburna',
        sector: 'CIVIL',
        count: 1,
        organisation: { id: 'org-abf-malmo' },
        functions: [],
        validFrom: { value: '2026-12' },
        validTo: null,
        sources: [{ recordedAt: expect.any(String) }],
      },
      body: {
        id,
        revision: 2,
        statedSeats: 4,
        seatCount: 4,
        seats: [{ id: politicians }, { id: abf }, { id: `${abf}-2` }],
      },
    });
    const [, added] = await world.historyOf(id);
    expect(added).toMatchObject({
      action: 'addSeat',
      payload: { revision: 2, changed: { statedSeats: 4, seats: [{}, {}, { id: `${abf}-2` }] } },
    });
    const held = await world.askActivities(
      '{ _entities(representations: [{ __typename: "Organisation", id: "org-abf-malmo" }]) { ... on Organisation { seats { id } } } }',
    );
    expect(held.data._entities[0].seats).toContainEqual({ id: `${abf}-2` });
  });

  it('is refused where the seats are not the total then, with all else that is wrong', async () => {
    const { id } = await make();
    const before = await world.stored();
    const { data } = await world.write('addSeat', {
      bodyId: id,
      revision: 1,
      seat: { side: '', count: 10_001, functions: ['a', 'a'], validFrom: '2020', validTo: '2019' },
    });
    expect(fieldsOf(data)).toEqual(['seat.count', 'seat.functions.1', 'seat.side', 'seat.validTo']);
    const sum = await world.write('addSeat', { bodyId: id, revision: 1, seat: { side: 'A' } });
    expect(sum.data).toMatchObject({
      seat: null,
      body: { id, revision: 1 },
      refusals: [{ code: 'INVALID_INPUT', field: ['statedSeats'] }],
    });
    const women = await world.write('addSeat', {
      bodyId: id,
      revision: 1,
      seat: { side: 'A' },
      statedSeats: -1,
    });
    expect(fieldsOf(women.data)).toEqual(['statedSeats']);
    expect(await world.stored()).toEqual(before);
  });

  it('says which seats are not counted where one with an end is added beside those that last', async () => {
    const { id } = await make();
    const seat = { side: 'Politiker', validTo: '2199' };
    const { data } = await world.write('addSeat', { bodyId: id, revision: 1, seat, statedSeats: 4 });
    expect(data.refusals).toMatchObject([
      {
        field: ['statedSeats'],
        message:
          'The seats (platser) do not add up to the number of seats that the body has. It should be 4 seats in all, but would be 3 without the 1 that ends before the others (gäller till 2199).',
      },
    ]);
    expect(
      (await world.write('addSeat', { bodyId: id, revision: 1, seat, statedSeats: 3 })).data,
    ).toMatchObject({ refusals: [], body: { seatCount: 3 } });
  });

  it('is a conflict where the body was changed meanwhile', async () => {
    const { id } = await make();
    const input = { bodyId: id, revision: 1, seat: { side: 'A' }, statedSeats: 4 };
    await world.write('addSeat', input);
    const { data } = await world.write('addSeat', { ...input, statedSeats: 5 });
    expect(data).toMatchObject({
      seat: null,
      body: { revision: 2, statedSeats: 4 },
      refusals: [{ code: 'CONFLICT', field: ['revision'] }],
    });
  });

  it('is done once for each key', async () => {
    const { id } = await make();
    const input = {
      bodyId: id,
      revision: 1,
      seat: { side: 'A' },
      statedSeats: 4,
      idempotencyKey: freshKey(),
    };
    const [first, second] = [await world.write('addSeat', input), await world.write('addSeat', input)];
    expect(first.data.refusals).toEqual([]);
    expect(second.data).toEqual(first.data);
    const other = await world.write('addSeat', { ...input, seat: { side: 'B' } });
    expect(other.data.refusals).toMatchObject([{ code: 'CONFLICT', field: ['idempotencyKey'] }]);
    expect(await world.historyOf(id)).toHaveLength(2);
  });
});

describe('changing a seat', () => {
  it('changes what is given, and keeps its id', async () => {
    const { id, abf } = await make();
    const { data } = await world.write('editSeat', {
      seatId: abf,
      revision: 1,
      organisationId: null,
      functions: ['vice ordförande'],
    });
    expect(data).toMatchObject({
      refusals: [],
      seat: { id: abf, organisation: null, functions: ['vice ordförande'], side: 'Idéburna', count: 1 },
      body: { id, revision: 2 },
    });
  });

  it('writes nothing where all is given as it is there already', async () => {
    const { id, politicians } = await make();
    const { data } = await world.write('editSeat', { seatId: politicians, revision: 1, side: 'Politiker' });
    expect(data).toMatchObject({ refusals: [], seat: { id: politicians }, body: { id, revision: 1 } });
    expect(await world.historyOf(id)).toHaveLength(1);
  });

  it('is refused with everything at once, and changes nothing', async () => {
    const { abf } = await make();
    const before = await world.stored();
    const { data } = await world.write('editSeat', {
      seatId: abf,
      revision: 1,
      side: null,
      validTo: 'x',
      count: 2,
    });
    expect(fieldsOf(data)).toEqual(['side', 'statedSeats', 'validTo']);
    expect(data).toMatchObject({ seat: { id: abf, count: 1 } });
    const missing = await world.write('editSeat', { seatId: '14-seat-ingen', revision: 1, side: 'B' });
    expect(missing.data).toMatchObject({
      seat: null,
      body: null,
      refusals: [{ code: 'NOT_FOUND', field: ['seatId'] }],
    });
    const stale = await world.write('editSeat', { seatId: abf, revision: 7, side: 'B' });
    expect(stale.data).toMatchObject({
      seat: { id: abf },
      refusals: [{ code: 'CONFLICT', field: ['revision'] }],
    });
    expect(await world.stored()).toEqual(before);
  });
});

describe('ending a seat', () => {
  it('keeps it with its end, and whoever takes it over at its place', async () => {
    const { id, politicians, abf } = await make();
    const { data } = await world.write('endSeat', {
      seatId: politicians,
      revision: 1,
      validTo: '2026-10',
      successor: { side: 'Politiker', count: 2, validFrom: '2026-10' },
    });
    expect(data).toMatchObject({
      refusals: [],
      seat: { id: politicians, validTo: { value: '2026-10' } },
      body: {
        revision: 2,
        seatCount: 3,
        seats: [{ id: politicians }, { id: `${politicians}-2` }, { id: abf }],
      },
    });
    const again = await world.write('endSeat', { seatId: politicians, revision: 2, validTo: '2027' });
    expect(again.data.refusals).toMatchObject([{ code: 'INVALID_TRANSITION', field: ['seatId'] }]);
    const last = await world.write('endSeat', {
      seatId: abf,
      revision: 2,
      validTo: '2026-11',
      statedSeats: 2,
    });
    expect(last.data).toMatchObject({
      // A woman and two men have no room in two seats.
      refusals: [{ code: 'INVALID_INPUT', field: ['statedSeats'] }],
    });
    expect(await world.historyOf(id)).toHaveLength(2);
  });

  it('is the same write with a successor that is null and with none', async () => {
    const made = await world.write('createBody', {
      regionCode: '14',
      name: 'Utan efterträdare',
      kind: 'OTHER',
      seats: [{ side: 'Politiker' }],
    });
    const [{ id: seatId }] = made.data.body.seats;
    const input = { seatId, revision: 1, validTo: '2026-11', idempotencyKey: freshKey() };
    const { data } = await world.write('endSeat', input);
    expect(data).toMatchObject({ refusals: [], seat: { id: seatId, validTo: { value: '2026-11' } } });
    expect((await world.write('endSeat', { ...input, successor: null })).data).toEqual(data);
  });

  it('is refused where a seat is missing then, and for dates that can’t be', async () => {
    const { politicians, abf } = await make();
    const before = await world.stored();
    const alone = await world.write('endSeat', { seatId: abf, revision: 1, validTo: '2026' });
    expect(fieldsOf(alone.data)).toEqual(['statedSeats']);
    const { data } = await world.write('endSeat', {
      seatId: politicians,
      revision: 1,
      validTo: '2026-02-30',
      successor: { side: 'Politiker', count: 0, organisationId: 'x' },
    });
    // How many seats there would be is not known: nothing is said of their sum.
    expect(fieldsOf(data)).toEqual(['successor.count', 'successor.organisationId', 'validTo']);
    const late = await world.write('endSeat', {
      seatId: politicians,
      revision: 1,
      validTo: '3999',
      successor: { side: 'Politiker', count: 2, validFrom: '2026' },
    });
    expect(fieldsOf(late.data)).toEqual(['validTo']);
    const early = await world.write('endSeat', {
      seatId: politicians,
      revision: 1,
      validTo: '2026-02',
      successor: { side: 'Politiker', count: 2, validTo: '2025' },
    });
    expect(fieldsOf(early.data)).toContain('successor.validTo');
    expect(await world.stored()).toEqual(before);
  });
});
