import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshKey, sendWrite, type WritesWorld, writesWorld } from './writes-world.js';

const INPUTS: Readonly<Record<string, { type: string; input: object; field: string }>> = {
  createBody: {
    type: 'CreateBodyInput',
    input: { regionCode: '14', name: 'A', kind: 'OTHER' },
    field: 'regionCode',
  },
  editBody: {
    type: 'EditBodyInput',
    input: { id: '14-body-beredningen', revision: 1, name: 'A' },
    field: 'id',
  },
  addSeat: {
    type: 'AddSeatInput',
    input: { bodyId: '14-body-beredningen', revision: 1, seat: { side: 'A' }, statedSeats: null },
    field: 'bodyId',
  },
  editSeat: {
    type: 'EditSeatInput',
    input: { seatId: '14-seat-x', revision: 1, side: 'A' },
    field: 'seatId',
  },
  endSeat: {
    type: 'EndSeatInput',
    input: { seatId: '14-seat-x', revision: 1, validTo: '2026' },
    field: 'seatId',
  },
  createEvent: {
    type: 'CreateEventInput',
    input: { regionCode: '14', name: 'A', kind: 'OTHER' },
    field: 'regionCode',
  },
  editEvent: { type: 'EditEventInput', input: { id: '14-event-x', revision: 1, name: 'A' }, field: 'id' },
  createProject: { type: 'CreateProjectInput', input: { regionCode: '14', name: 'A' }, field: 'regionCode' },
  editProject: {
    type: 'EditProjectInput',
    input: { id: '14-project-x', revision: 1, name: 'A' },
    field: 'id',
  },
  setProjectFinancing: {
    type: 'SetProjectFinancingInput',
    input: { id: '14-project-x', revision: 1, financing: null },
    field: 'id',
  },
};
const DOCUMENTS = Object.fromEntries(
  Object.entries(INPUTS).map(([name, { type }]) => [
    name,
    `mutation ($input: ${type}!) { ${name}(input: $input) { refusals { code field } } }`,
  ]),
);

/** Everyone who may not write of region 14, and who may. */
const OTHERS: readonly (readonly [string, string | undefined, readonly string[]])[] = [
  ['an anonymous reader', undefined, []],
  ['an anonymous one that says it is an editor', undefined, ['region-editor:14', 'hub-admin']],
  ['the editor of another region', 'a', ['region-editor:12']],
  ['the national editor', 'a', ['region-editor:00']],
  ['an agreement manager of the region', 'a', ['agreement-manager:14', 'agreement-manager:1480']],
  ['a signatory, an analyst and a portal', 'a', ['signatory:org-abf-malmo', 'analyst', 'portal:14']],
  ['a registrar', 'a', ['organisation-registrar']],
  ['an editor of nothing', 'a', ['region-editor']],
];

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('14', DOCUMENTS);
});
afterAll(() => world.close());

describe.each(Object.entries(INPUTS))('%s', (mutation, { input, field }) => {
  it.each(OTHERS)('is refused to %s, and changes nothing', async (_who, subject, roles) => {
    const before = await world.stored();
    const ask = await world.askAs(subject, roles);
    const { data, errors } = await sendWrite(ask, DOCUMENTS, mutation, { ...input });
    expect(errors).toBeUndefined();
    expect(data.refusals).toEqual([{ code: 'NOT_AUTHORISED', field: [field] }]);
    expect(await world.stored()).toEqual(before);
  });

  it.each([['region-editor:14'], ['hub-admin']])('is open to %s', async (role) => {
    const ask = await world.askAs('somebody', [role]);
    const { data, errors } = await sendWrite(ask, DOCUMENTS, mutation, { ...input });
    expect(errors).toBeUndefined();
    expect(data.refusals.map(({ code }: { code: string }) => code)).not.toContain('NOT_AUTHORISED');
  });
});

it('keys of two callers are apart', async () => {
  const key = freshKey();
  for (const subject of ['one', 'two']) {
    const ask = await world.askAs(subject, ['region-editor:14']);
    const input = { ...INPUTS.createBody?.input, name: subject, idempotencyKey: key };
    const { data } = await sendWrite(ask, DOCUMENTS, 'createBody', input);
    expect(data.refusals).toEqual([]);
  }
});
