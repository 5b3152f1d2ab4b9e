import { describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { freshKey } from './agreements-world.js';
import { agreementMade, historyOf, managedWorld, rowsOf, short, writer } from './writes-world.js';

const { world, write } = managedWorld();

describe('editing an agreement', () => {
  it('changes what is given, moves the revision and the time, and keeps what is found right', async () => {
    const { id } = await agreementMade(write);
    const { agreement: before } = await write('addMilestone', {
      agreementId: id,
      kind: 'PROPOSED',
      date: '2024',
    });
    const input = {
      agreementId: id,
      revision: before.revision,
      title: 'Ångbåtsavtalet',
      policyArea: 'Sjöfart',
    };
    const { agreement } = await write('editAgreement', { ...input, joiningNeedsApproval: true });
    expect(agreement).toMatchObject({
      title: 'Ångbåtsavtalet',
      policyArea: 'Sjöfart',
      joiningNeedsApproval: true,
      onSupersession: 'RESIGN',
      revision: before.revision + 1,
    });
    expect(agreement.updatedAt > before.updatedAt).toBe(true);
    const { data } = await world.ask('{ agreements(filter: { search: "ångbåtsavtal" }) { nodes { id } } }');
    expect(data.agreements.nodes).toEqual([{ id }]);
    const cleared = await write('editAgreement', {
      agreementId: id,
      revision: agreement.revision,
      policyArea: null,
    });
    expect(cleared.agreement).toMatchObject({ title: 'Ångbåtsavtalet', policyArea: null });
    expect((await historyOf(world, id)).at(-1)).toEqual({
      action: 'editAgreement',
      role: 'agreement-manager:12',
      payload: '{"policyArea":null}',
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['title', { title: 'Samma' }],
    ['territory', { territory: 'Skåneland' }],
    ['policy area', { policyArea: null }],
    ['approval', { joiningNeedsApproval: false }],
    ['policy', { onSupersession: 'RESIGN' }],
    [
      'values',
      { title: 'Samma', territory: 'Skåneland', policyArea: null, source: { document: 'Protokoll' } },
    ],
  ])('writes nothing where the %s that is given is there already', async (_what, same) => {
    const { id } = await agreementMade(write, { title: 'Samma', onSupersession: 'RESIGN' });
    await write('editAgreement', { agreementId: id, revision: 2, territory: 'Skåneland' });
    const before = await rowsOf(world);
    const edit = { agreementId: id, revision: 3, ...same, idempotencyKey: freshKey() };
    const answer = await write('editAgreement', edit);
    expect(short(answer)).toEqual([]);
    expect(answer.agreement).toMatchObject({ id, revision: 3, title: 'Samma' });
    expect((await write('editAgreement', edit)).agreement).toEqual(answer.agreement);
    expect(await rowsOf(world)).toBe(before);
    expect(short(await write('editAgreement', { agreementId: id, revision: 2, ...same }))).toEqual([
      'CONFLICT revision',
    ]);
  });

  it('tells the history of what has become another alone', async () => {
    const { id } = await agreementMade(write, { title: 'Samma' });
    const edit = { agreementId: id, revision: 2, title: 'Samma', policyArea: 'Kultur' };
    expect((await write('editAgreement', edit)).agreement).toMatchObject({
      policyArea: 'Kultur',
      revision: 3,
    });
    expect((await historyOf(world, id)).at(-1)?.payload).toBe('{"policyArea":"Kultur"}');
  });

  it('that has changed since is a conflict, which shows it as it is now', async () => {
    const { id } = await agreementMade(write);
    const edit = (title: string) => write('editAgreement', { agreementId: id, revision: 2, title });
    const answers = await Promise.all([edit('Ena'), edit('Andra')]);
    const refused = answers.find(({ refusals }) => refusals.length > 0);
    const done = answers.find(({ refusals }) => refusals.length === 0);
    expect(short(refused as never)).toEqual(['CONFLICT revision']);
    expect(refused?.agreement).toMatchObject({ title: done?.agreement.title, revision: 3 });
    const before = await rowsOf(world);
    expect(short(await edit(' '))).toEqual(['INVALID_INPUT title', 'CONFLICT revision']);
    expect(await rowsOf(world)).toBe(before);
  });
});

describe('an id that no agreement can have', () => {
  const IDS = ['overenskommelsen', '', '99-agreement-x', `${'x'.repeat(50_000)}-y`, '\u0085\u202e-x'];

  it('is told to be none to those who manage agreements, and takes no role that there is not', async () => {
    const others = writer(world, ['signatory:org-abf-malmo', 'region-editor:12']);
    for (const agreementId of IDS) {
      const input = { agreementId, revision: 1, title: 'T' };
      for (const manager of [write, writer(world, ['hub-admin'])]) {
        const unknown = await manager('editAgreement', input);
        expect(short(unknown)).toEqual(['NOT_FOUND agreementId']);
        expect(unknown.refusals[0]?.message).toMatch(/^There is no agreement ".{0,120}"\.$/);
        expect(unknown.refusals[0]?.message).not.toMatch(/\p{Cc}|\u202e/u);
      }
      const refused = await others('editAgreement', input);
      expect(short(refused)).toEqual(['NOT_AUTHORISED agreementId']);
      expect(refused.refusals[0]?.message).toMatch(/takes the role agreement-manager of the territory or/);
    }
  });
});

describe('what overwrites', () => {
  it('is refused where the agreement was changed since it was seen, though the change is another', async () => {
    const { id } = await agreementMade(write);
    await sql(world.database.url, "update agreement set joining = 'OPEN' where id = $1", [id]);
    await write('editAgreement', { agreementId: id, revision: 2, policyArea: 'Kultur' });
    const before = await rowsOf(world);
    for (const [name, change] of [
      ['setJoining', { joining: 'CLOSED' }],
      ['declareRegister', { complete: true }],
    ] as const) {
      const stale = await write(name, { agreementId: id, revision: 2, ...change });
      expect(short(stale)).toEqual(['CONFLICT revision']);
      expect(stale.agreement).toMatchObject({ revision: 3, joining: 'OPEN' });
    }
    expect(await rowsOf(world)).toBe(before);
  });

  it('is refused where it would change nothing, or take away what an agreement needs', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const edit = (change: object) => write('editAgreement', { agreementId: id, revision: 2, ...change });
    const nothing = await edit({});
    expect(short(nothing)).toEqual(['INVALID_INPUT']);
    expect(nothing.refusals[0]?.message).toBe('Nothing is given that would be changed.');
    expect(short(await edit({ source: { document: 'D' } }))).toEqual(['INVALID_INPUT']);
    for (const field of ['title', 'joiningNeedsApproval', 'onSupersession']) {
      expect(short(await edit({ [field]: null, policyArea: 'Kultur' }))).toEqual([`INVALID_INPUT ${field}`]);
    }
    expect(await rowsOf(world)).toBe(before);
  });
});
