import { beginLoad, checkDatabase, dumpRecords, type Records, readDatabase } from '@hub/common';
import { prepare, recordStore } from '@hub/regions';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/support/postgres.js';
import { type WritesWorld, writesWorld } from './writes-world.js';

const BODY = '12-body-samverkansradet';
const SEAT = '12-seat-samverkansradet-abf-malmo';
const DOCUMENTS = {
  createBody: `mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { id } refusals { message } } }`,
  createEvent: `mutation ($input: CreateEventInput!) { createEvent(input: $input) { event { id } refusals { message } } }`,
  createProject: `mutation ($input: CreateProjectInput!) { createProject(input: $input) { project { id } refusals { message } } }`,
  setProjectFinancing: `mutation ($input: SetProjectFinancingInput!) { setProjectFinancing(input: $input) { refusals { message } } }`,
  editBody: `mutation ($input: EditBodyInput!) { editBody(input: $input) { body { revision name } refusals { code message } } }`,
  endSeat: `mutation ($input: EndSeatInput!) { endSeat(input: $input) { body { revision } refusals { message field } } }`,
};

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('12', DOCUMENTS);
  const all = [
    await world.write('createBody', {
      regionCode: '12',
      name: 'Nytt råd',
      kind: 'OTHER',
      seats: [{ side: 'A', validTo: '2026' }],
    }),
    await world.write('createEvent', { regionCode: '12', name: 'Nytt möte', kind: 'MEETING', date: '2026' }),
    await world.write('createProject', {
      regionCode: '12',
      name: 'Nytt projekt',
      bodyIds: [BODY],
      municipalities: [{ municipalityCode: '1280', role: 'OWNER' }],
    }),
    await world.write('setProjectFinancing', {
      id: '12-project-nytt-projekt',
      revision: 1,
      financing: { lines: [{ label: 'L', amount: 5 }] },
      fundingRule: { maxFunderShare: 0.7 },
    }),
    await world.write('endSeat', {
      seatId: SEAT,
      revision: 1,
      validTo: '2026',
      successor: { side: 'Idéburna', organisationId: 'org-abf-malmo' },
    }),
    await world.write('editBody', {
      id: BODY,
      revision: 2,
      name: 'Rådet',
      source: { url: 'https://example.org/a' },
    }),
  ];
  for (const { data, errors } of all) expect([errors, data?.refusals]).toEqual([undefined, []]);
});
afterAll(() => world.close());

it('what was written stays when the facts are loaded again', async () => {
  const before = await world.stored();
  await prepare({ databaseUrl: world.database.url, regionCode: '12' });
  expect(await world.stored()).toEqual(before);
});

it('what was written is sound to the check of the data', async () => {
  const { findings } = await readDatabase(recordStore, world.database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('what was written is in a dump, and loading that elsewhere gives the same', async () => {
  const held = await dump(world.database.url);
  expect(held.bodies?.find(({ id }) => id === BODY)).toMatchObject({
    name: 'Rådet',
    sources: expect.arrayContaining([
      { document: null, place: null, url: 'https://example.org/a', recordedAt: expect.any(String) },
    ]),
  });
  const other = await testDatabase();
  try {
    await prepare({ databaseUrl: other.url, regionCode: '12', facts: false });
    await load(held, other.url);
    const { freshness: _confirmed, ...records } = held;
    expect(await dump(other.url)).toMatchObject(records);
    await prepare({ databaseUrl: other.url, regionCode: '12' });
    expect(await dump(other.url)).toMatchObject(records);
  } finally {
    await other.drop();
  }
});

it('a file that changes a record, be it its seats alone, makes an edit of what was there a conflict', async () => {
  const held = await dump(world.database.url);
  const seats = (held.bodies?.find(({ id }) => id === BODY) as { seats: object[] } | undefined)?.seats ?? [];
  const bodies = held.bodies?.map((body) =>
    body.id === BODY ? { ...body, seats: seats.map((seat) => ({ ...seat, functions: ['ny'] })) } : body,
  );
  await load({ bodies: bodies ?? [] }, world.database.url);
  const { data } = await world.write('editBody', { id: BODY, revision: 3, name: 'Ovetande' });
  expect(data).toMatchObject({ body: { revision: 4, name: 'Rådet' }, refusals: [{ code: 'CONFLICT' }] });
});

const dump = (url: string): Promise<Records> =>
  readDatabase(recordStore, url, (manager) => dumpRecords(manager, recordStore.kinds, { regionCode: '12' }));

async function load(records: Records, databaseUrl: string): Promise<void> {
  const pending = await beginLoad(recordStore, { region: '12', records }, { databaseUrl });
  try {
    expect(pending.outcome.errors).toEqual([]);
    await pending.commit();
  } finally {
    await pending.end();
  }
}
