import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { everything, freshKey, historyOf, outboxOf, reasons, write } from './writing.js';

let world: OrganisationsWorld;
let admin: Asker;
beforeAll(async () => {
  world = await organisationsWorld();
  admin = await world.askAs(['hub-admin'], 'the-admin');
});
afterAll(() => world.close());

const holderOf = (subject: string) => createHash('sha256').update(subject).digest('base64url');
const revoke = (ask: Asker, input: object) => write(ask, 'revokeRight', input);
const restore = (ask: Asker, input: object) => write(ask, 'restoreRight', input);
const LIST =
  'query ($subject: String) { revokedRights(subject: $subject) { totalCount nodes { holder role } } }';

it('is taken and given back by an event of its own each, in an order without gaps', async () => {
  const subject = 'someone@example.org';
  const holder = holderOf(subject);
  const role = 'agreement-manager:1280';
  const revoked = await revoke(admin, { subject, role, reason: 'Slutat' });
  expect(revoked).toMatchObject({ refusals: [], right: { holder, role, reason: 'Slutat' } });
  expect((await revoke(admin, { subject })).right).toMatchObject({ holder, role: null });
  expect((await world.ask(LIST, { subject })).data.revokedRights).toBeNull();
  expect((await admin(LIST, { subject })).data.revokedRights).toEqual({
    totalCount: 2,
    nodes: [
      { holder, role },
      { holder, role: null },
    ],
  });
  expect(await restore(admin, { subject, role })).toEqual({ restored: true, refusals: [] });
  const events = await outboxOf(world, holder);
  expect(events).toEqual([
    { type: 'identity.right-revoked', sequence: '1', payload: { holder, role } },
    { type: 'identity.right-revoked', sequence: '2', payload: { holder, role: null } },
    { type: 'identity.right-restored', sequence: '3', payload: { holder, role } },
  ]);
  expect((await historyOf(world, `right-${holder}`)).map(({ action }) => action)).toEqual([
    'revokeRight',
    'revokeRight',
    'restoreRight',
  ]);
  let copied: unknown[] = [];
  await until(
    () => copied.length === 3,
    10_000,
    async () => {
      copied = await sql(world.events.url, 'select type from log_entry where key = $1', [holder]);
    },
  );
  expect(JSON.stringify(await everything(world))).not.toContain(subject);
  const log = await sql(world.events.url, 'select row_to_json(log_entry)::text as row from log_entry');
  expect(JSON.stringify(log)).not.toMatch(/someone@|Slutat/);
});

it.each([
  ['agreement-manager:12', true],
  ['agreement-manager:1280', true],
  ['portal:12', true],
  ['agreement-manager:14', false],
  ['agreement-manager:1480', false],
  ['portal:14', false],
  ['hub-admin', false],
  ['region-editor:12', false],
  ['signatory:org-malmo-stad', false],
  ['organisation-registrar', false],
  [null, false],
])('of %s: whether the editor of region 12 may take it is %s', async (role, may) => {
  const editor = await world.askAs(['region-editor:12'], 'the-editor');
  const subject = `holder of ${role}`;
  const before = await everything(world);
  const payload = await revoke(editor, { subject, role });
  expect(reasons(payload)).toEqual(may ? [] : ['NOT_AUTHORISED role']);
  if (!may) {
    expect(await everything(world)).toEqual(before);
    await revoke(admin, { subject, role });
  }
  const { data } = await editor(LIST, { subject });
  expect(data.revokedRights.totalCount).toBe(may ? 1 : 0);
  expect(reasons(await restore(editor, { subject, role }))).toEqual(may ? [] : ['NOT_AUTHORISED role']);
});

it('is refused to all others, and to the anonymous', async () => {
  const before = await everything(world);
  const others = [['organisation-registrar'], ['agreement-manager:12'], ['portal:12'], ['region-editor:14']];
  for (const ask of [world.ask, ...(await Promise.all(others.map((roles) => world.askAs(roles))))]) {
    const input = { subject: 's', role: 'portal:12' };
    expect(reasons(await revoke(ask, input))).toEqual(['NOT_AUTHORISED role']);
    expect(reasons(await restore(ask, input))).toEqual(['NOT_AUTHORISED role']);
  }
  expect(await everything(world)).toEqual(before);
});

it('is refused with all reasons at once, and nothing is changed', async () => {
  await revoke(admin, { subject: 'twice', role: 'analyst' });
  const before = await everything(world);
  expect(reasons(await revoke(admin, { subject: 'twice', role: 'analyst', reason: '' }))).toEqual([
    'INVALID_INPUT reason',
    'INVALID_TRANSITION role',
  ]);
  for (const role of ['admin', 'analyst:12', 'portal', 'portal:99', 'agreement-manager:128', 'hub-admin ']) {
    expect(reasons(await revoke(admin, { subject: ' ', role }))).toEqual([
      'INVALID_INPUT subject',
      'INVALID_INPUT role',
    ]);
  }
  expect(reasons(await revoke(admin, { subject: 'the-admin' }))).toEqual(['INVALID_INPUT subject']);
  expect(reasons(await restore(admin, { subject: 'never', role: 'analyst' }))).toEqual([
    'INVALID_TRANSITION role',
  ]);
  expect(await everything(world)).toEqual(before);
});

it('is taken once however often it is sent, and of many at the same time by one', async () => {
  const input = { subject: 'once', role: 'analyst', idempotencyKey: freshKey() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => revoke(admin, input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(reasons(await revoke(admin, { ...input, role: 'portal:12' }))).toEqual(['CONFLICT idempotencyKey']);
  const many = await Promise.all(
    Array.from({ length: 10 }, () => revoke(admin, { subject: 'many', role: 'analyst' })),
  );
  expect(many.flatMap(reasons)).toEqual(Array(9).fill('INVALID_TRANSITION role'));
  expect(await outboxOf(world, holderOf('once'))).toHaveLength(1);
  expect(await outboxOf(world, holderOf('many'))).toHaveLength(1);
});

it.each([
  ["a region's editor", ['region-editor:14', 'agreement-manager:14'], 'agreement-manager:14'],
  ['a hub-admin', ['hub-admin'], 'analyst'],
  ['who is both', ['hub-admin', 'region-editor:14'], 'portal:14'],
])('is not given back by %s to itself, nor listed', async (who, roles, role) => {
  const subject = `itself ${who}`;
  const itself = await world.askAs(roles, subject);
  await revoke(await world.askAs(['region-editor:14', 'hub-admin']), { subject, role, reason: 'Missbruk' });
  const before = await everything(world);
  const payload = await restore(itself, { subject, role });
  expect(payload.restored).toBe(false);
  expect(reasons(payload)).toContain('NOT_AUTHORISED subject');
  expect(await everything(world)).toEqual(before);
  expect((await itself(LIST, { subject })).data.revokedRights.totalCount).toBe(0);
  expect(await restore(admin, { subject, role })).toEqual({ restored: true, refusals: [] });
});

it('that a hub-admin took is not given back, seen or taken anew by the region’s editor', async () => {
  const editor = await world.askAs(['region-editor:14'], 'the-editor');
  const both = await world.askAs(['region-editor:14', 'hub-admin'], 'both');
  for (const [index, ask] of [admin, both].entries()) {
    const right = { subject: `taken by an admin ${index}`, role: 'agreement-manager:1480' };
    expect(reasons(await revoke(ask, { ...right, reason: 'Missbruk' }))).toEqual([]);
    const before = await everything(world);
    expect(await restore(editor, right)).toMatchObject({
      restored: false,
      refusals: [
        { code: 'NOT_AUTHORISED', field: ['role'], message: expect.stringMatching(/role hub-admin\.$/) },
      ],
    });
    const again = await revoke(editor, right);
    expect([again.right, reasons(again)]).toEqual([null, ['INVALID_TRANSITION role']]);
    expect((await editor(LIST, right)).data.revokedRights.totalCount).toBe(0);
    expect(await everything(world)).toEqual(before);
    expect(await restore(ask, right)).toEqual({ restored: true, refusals: [] });
    const done = await historyOf(world, `right-${holderOf(right.subject)}`);
    expect(done.map(({ action, role }) => [action, role])).toEqual([
      ['revokeRight', 'hub-admin'],
      ['restoreRight', 'hub-admin'],
    ]);
  }
});

it.each([
  ['a hub-admin', ['hub-admin']],
  ['who is both', ['hub-admin', 'region-editor:14']],
])(
  'that an editor took is taken over by %s, once, and is then only a hub-admin’s to give back',
  async (who, roles) => {
    const editor = await world.askAs(['region-editor:14'], 'the-editor');
    const over = await world.askAs(roles, 'who-takes-over');
    const right = { subject: `taken over by ${who}`, role: 'portal:14' };
    const first = { ...right, reason: 'Slutat', idempotencyKey: freshKey() };
    const { right: taken } = await revoke(editor, first);
    const input = { ...right, reason: 'Missbruk', idempotencyKey: freshKey() };
    const answer = await revoke(over, input);
    // It has not held since the editor took it.
    expect(answer).toEqual({ right: { ...taken, reason: 'Missbruk' }, refusals: [] });
    expect(await historyOf(world, `right-${holderOf(right.subject)}`)).toMatchObject([
      { action: 'revokeRight', role: 'region-editor:14' },
      { action: 'revokeRight', role: 'hub-admin' },
    ]);
    const before = await everything(world);
    expect(await revoke(over, input)).toEqual(answer);
    expect(await revoke(editor, first)).toEqual({ right: { ...taken, reason: null }, refusals: [] });
    const again = await revoke(over, right);
    expect([again.right?.reason, reasons(again)]).toEqual(['Missbruk', ['INVALID_TRANSITION role']]);
    expect((await editor(LIST, { subject: right.subject })).data.revokedRights.totalCount).toBe(0);
    expect(reasons(await restore(editor, right))).toEqual(['NOT_AUTHORISED role']);
    expect(await everything(world)).toEqual(before);
    expect(await restore(admin, right)).toEqual({ restored: true, refusals: [] });
    const events = await outboxOf(world, holderOf(right.subject));
    expect(events.map(({ type, sequence }) => `${type} ${sequence}`)).toEqual([
      'identity.right-revoked 1',
      'identity.right-restored 2',
    ]);
  },
);

it('that is taken over without a reason keeps the one that was given', async () => {
  const editor = await world.askAs(['region-editor:14'], 'the-editor');
  const right = { subject: 'taken over without a reason', role: 'portal:14' };
  await revoke(editor, { ...right, reason: 'Slutat' });
  expect(await revoke(admin, right)).toMatchObject({ right: { reason: 'Slutat' }, refusals: [] });
});

it('is taken over by one of several hub-admins at the same time, and told to the others as revoked', async () => {
  const right = { subject: 'taken over by many', role: 'portal:14' };
  await revoke(await world.askAs(['region-editor:14'], 'the-editor'), right);
  const answers = await Promise.all(Array.from({ length: 5 }, () => revoke(admin, right)));
  expect(answers.flatMap(reasons)).toEqual(Array(4).fill('INVALID_TRANSITION role'));
});

it('that an editor took is given back by a hub-admin, and by another editor of the region', async () => {
  const editor = await world.askAs(['region-editor:14'], 'the-editor');
  const colleague = await world.askAs(['region-editor:14'], 'the-colleague');
  const right = { subject: 'taken by an editor', role: 'portal:14' };
  for (const ask of [colleague, admin]) {
    expect(reasons(await revoke(editor, right))).toEqual([]);
    expect(await restore(ask, right)).toEqual({ restored: true, refusals: [] });
  }
});

it('is shown as it was taken to who sends that again, also after it was given back, without its reason', async () => {
  const input = { subject: 'sent again', role: 'portal:14', reason: 'Slutat', idempotencyKey: freshKey() };
  const first = await revoke(admin, input);
  expect(first).toMatchObject({ right: { role: 'portal:14', reason: 'Slutat' }, refusals: [] });
  expect(await revoke(admin, input)).toEqual(first);
  await restore(admin, { subject: input.subject, role: input.role });
  expect(await revoke(admin, input)).toEqual({ ...first, right: { ...first.right, reason: null } });
  await revoke(admin, { subject: input.subject, role: input.role, reason: 'Another one' });
  expect(await revoke(admin, input)).toEqual({ ...first, right: { ...first.right, reason: null } });
  const kept = await sql(world.database.url, 'select result::text from idempotency');
  expect(JSON.stringify(kept)).not.toMatch(/Slutat|Another one/);
});

it.each(['signatory:ORG.å', 'signatory:x'])('may be of any role that tokens carry: %s', async (role) => {
  expect(reasons(await revoke(admin, { subject: 'odd role', role }))).toEqual([]);
});

it.each(['s'.repeat(256), 'one\ntwo', 'one\0', 'one\ud800', 'one\u2028', 'two\u202eeno', 'å', ' one'])(
  'is of no subject that no token has',
  async (subject) => {
    expect(reasons(await revoke(admin, { subject }))).toEqual(['INVALID_INPUT subject']);
  },
);
