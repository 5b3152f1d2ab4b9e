import { describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { freshKey } from './agreements-world.js';
import {
  agreementMade,
  DECISION,
  historyOf,
  managedWorld,
  NEW,
  rowsOf,
  short,
  writer,
} from './writes-world.js';

const { world, write, writeNow } = managedWorld();

it('writes in one request each show the agreement as it is after them', async () => {
  const { id } = await agreementMade(write);
  const ask = await world.askAs('client-of-the-test', ['agreement-manager:12']);
  const add = (
    name: string,
  ) => `addParty(input: { agreementId: "${id}", name: "${name}", idempotencyKey: "${freshKey()}" }) {
    agreement { revision parties { name } } }`;
  const { data } = await ask(`mutation { one: ${add('Ena')} two: ${add('Andra')} }`);
  expect(data.one.agreement).toMatchObject({ revision: 3, parties: { length: 3 } });
  expect(data.two.agreement).toMatchObject({ revision: 4, parties: { length: 4 } });
});

describe('a write to an agreement', () => {
  /** One that is open as imported ones may be. */
  async function openMade() {
    const made = await agreementMade(write);
    await sql(world.database.url, "update agreement set joining = 'OPEN' where id = $1", [made.id]);
    return made;
  }

  const INPUTS: Readonly<Record<string, (id: string, versionId: string) => Record<string, unknown>>> = {
    editAgreement: (agreementId) => ({ agreementId, revision: 2, title: 'T' }),
    addAgreementVersion: (agreementId) => ({ agreementId, title: 'T' }),
    editVersionText: (_, versionId) => ({ versionId, revision: 1, text: 'T' }),
    changeVersionState: (_, versionId) => ({ versionId, revision: 1, to: 'DRAFT' }),
    withdrawVersion: (_, versionId) => ({ versionId, revision: 1 }),
    supersedeVersion: (_, versionId) => ({ versionId, revision: 1, successorId: versionId }),
    addMilestone: (agreementId) => ({ agreementId, kind: 'SIGNED', date: '2020' }),
    addDecision: (_, versionId) => ({ versionId, ...DECISION }),
    addParty: (agreementId) => ({ agreementId, name: 'P' }),
    removeParty: (agreementId) => ({ agreementId, name: 'Region Skåne' }),
    addActionPlan: (agreementId) => ({ agreementId, title: 'T', startYear: 2020, endYear: 2021 }),
    setJoining: (agreementId) => ({ agreementId, revision: 2, joining: 'CLOSED' }),
    reportFigure: (agreementId) => ({ agreementId, value: 1, approximate: false, source: { document: 'D' } }),
    declareRegister: (agreementId) => ({ agreementId, revision: 2, complete: true }),
  };

  it.each(Object.keys(INPUTS))(
    '%s is for the manager of its territory and the hub’s administrator',
    async (name) => {
      const { id, versionId } = await openMade();
      const input = INPUTS[name]?.(id, versionId) as Record<string, unknown>;
      const field = 'versionId' in input ? 'versionId' : 'agreementId';
      const before = await rowsOf(world);
      const roles = [
        'agreement-manager:1280',
        'agreement-manager:14',
        'region-editor:12',
        'signatory:org-abf-malmo',
        'organisation-registrar',
        'analyst',
        'portal:12',
      ];
      for (const refused of [
        await writer(world, roles)(name, input),
        await writer(world, ['agreement-manager:12'], null)(name, input),
      ]) {
        expect(short(refused)).toEqual([`NOT_AUTHORISED ${field}`]);
        expect(refused.agreement).toBeNull();
      }
      const unknown =
        field === 'versionId' ? { versionId: '12-agreement-x-v1' } : { agreementId: '12-agreement-x' };
      expect(short(await write(name, { ...input, ...unknown }))).toContain(`NOT_FOUND ${field}`);
      expect(await rowsOf(world)).toBe(before);
      if (name === 'supersedeVersion') return;
      expect(short(await writer(world, ['hub-admin'])(name, input))).toEqual([]);
      expect((await historyOf(world, id)).at(-1)).toMatchObject({ action: name, role: 'hub-admin' });
    },
  );

  it.each(Object.keys(INPUTS).filter((name) => name !== 'supersedeVersion'))(
    '%s sent again with its key gives the first answer again and changes nothing',
    async (name) => {
      const { id, versionId } = await openMade();
      const input = { ...INPUTS[name]?.(id, versionId), idempotencyKey: freshKey() };
      const first = await write(name, input);
      expect(short(first)).toEqual([]);
      const rows = await rowsOf(world);
      expect(await write(name, input)).toEqual(first);
      expect(await rowsOf(world)).toBe(rows);
    },
  );

  it('with null is what it is without, but for what null empties', async () => {
    const twice = async (name: string, input: object, nulls: object) => {
      const keyed = { ...input, idempotencyKey: freshKey() };
      const first = await write(name, keyed);
      expect(short(first)).toEqual([]);
      const again = await write(name, { ...keyed, ...nulls });
      return short(again).length === 0 && expect(again).toEqual(first) === undefined ? 'same' : short(again);
    };
    const nothing = { municipalityCode: null, policyArea: null, source: null };
    const parties = [{ name: 'Kommunen', sector: 'PUBLIC' }];
    const linked = parties.map((party) => ({ ...party, organisationId: null }));
    const making = { ...NEW, title: 'Med null', parties };
    expect(await twice('createAgreement', making, { ...nothing, parties: linked })).toBe('same');
    const { id, versionId } = await agreementMade(write);
    const step = { versionId, revision: 1, to: 'DRAFT' };
    expect(await twice('changeVersionState', step, { decision: null, source: null })).toBe('same');
    const edit = { agreementId: id, revision: 3, title: 'Ny' };
    expect(await twice('editAgreement', edit, { source: null })).toBe('same');
    const emptied = await twice(
      'editAgreement',
      { ...edit, revision: 4, title: 'Nyare' },
      { policyArea: null },
    );
    expect(emptied).toEqual(['CONFLICT idempotencyKey']);
  });

  it('shows what it left when it is sent again, though it has been changed since', async () => {
    const { id, versionId } = await agreementMade(write);
    const edit = { agreementId: id, revision: 2, title: 'Först', idempotencyKey: freshKey() };
    const step = { versionId, revision: 1, to: 'DRAFT', idempotencyKey: freshKey() };
    const stale = { agreementId: id, revision: 1, title: 'Gammal', idempotencyKey: freshKey() };
    const edited = await write('editAgreement', edit);
    const moved = await write('changeVersionState', step);
    const refused = await write('editAgreement', stale);
    expect(moved.version).toMatchObject({ state: 'DRAFT', revision: 2 });
    expect(short(refused)).toEqual(['CONFLICT revision']);
    await write('changeVersionState', { versionId, revision: 2, to: 'CONSULTATION' });
    const { revision } = (await writeNow('setJoining', { agreementId: id, joining: 'OPEN' })).agreement;
    await write('editAgreement', { agreementId: id, revision, title: 'Sedan' });
    const { title, revision: seen, joining, updatedAt, sources } = edited.agreement;
    const own = { title, revision: seen, joining, updatedAt, sources };
    expect((await write('editAgreement', edit)).agreement).toMatchObject(own);
    expect((await write('changeVersionState', step)).version).toMatchObject({ state: 'DRAFT', revision: 2 });
    const again = await write('editAgreement', stale);
    expect(short(again)).toEqual(short(refused));
    expect(again.agreement).toMatchObject({ title: 'Först', revision: refused.agreement.revision });
  });

  it('whose history has no number left changes nothing, and the error says so', async () => {
    const { id } = await agreementMade(write);
    await sql(world.database.url, 'alter table history_entry disable trigger history_entry_stays');
    await sql(
      world.database.url,
      'update history_entry set number = 2147483647 where chain = $1 and number = 2',
      [id],
    );
    await sql(world.database.url, 'alter table history_entry enable trigger history_entry_stays');
    const before = await rowsOf(world);
    const ask = await world.askAs('client-of-the-test', ['agreement-manager:12']);
    const { data, errors } = await ask(
      'mutation ($input: AddPartyInput!) { addParty(input: $input) { agreement { id } refusals { code } } }',
      { input: { agreementId: id, name: 'En till', idempotencyKey: freshKey() } },
    );
    expect(data).toEqual({ addParty: null });
    expect(errors).toMatchObject([
      { path: ['addParty'], extensions: { code: 'HISTORY_BROKEN', outcome: 'NOT_DONE' } },
    ]);
    expect(await rowsOf(world)).toBe(before);
  });
});
