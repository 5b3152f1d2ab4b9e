import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { everything, freshKey, historyOf, reasons, registered, write } from './writing.js';

let world: OrganisationsWorld;
let registrar: Asker;
beforeAll(async () => {
  world = await organisationsWorld();
  registrar = await world.askAs(['organisation-registrar']);
});
afterAll(() => world.close());

const make = (name: string, more = {}) => registered(registrar, { name, ...more });
const edit = (input: object) => write(registrar, 'editOrganisation', input);
const rename = (input: object) => write(registrar, 'renameOrganisation', input);
const addAlias = (input: object) => write(registrar, 'addOrganisationAlias', input);
const removeAlias = (input: object) => write(registrar, 'removeOrganisationAlias', input);

describe('editing an organisation', () => {
  it('changes what is given and leaves the rest, one revision more, with its history', async () => {
    const { id, updatedAt } = await make('Att ändra', {
      regionCode: '12',
      organisationNumber: '802411-1117',
    });
    const { organisation, refusals } = await edit({
      id,
      revision: 1,
      kind: 'COMPANY',
      municipalityCode: '1280',
    });
    expect(refusals).toEqual([]);
    expect(organisation).toMatchObject({
      kind: 'COMPANY',
      sector: 'CIVIL',
      organisationNumber: '802411-1117',
      municipality: { code: '1280' },
      revision: 2,
    });
    expect(Date.parse(organisation.updatedAt)).toBeGreaterThan(Date.parse(updatedAt));
    const [, entry] = await historyOf(world, id);
    expect(JSON.parse(entry?.payload ?? '')).toEqual({
      organisationId: id,
      before: {
        kind: 'CIVIL_SOCIETY',
        municipalityCode: null,
        sources: [expect.objectContaining({ document: null })],
      },
      after: {
        kind: 'COMPANY',
        municipalityCode: '1280',
        sources: [expect.objectContaining({ document: null })],
      },
    });
  });

  it('writes nothing where all is given as it is there already', async () => {
    const before = await make('Som den är', { regionCode: '12', organisationNumber: '802411-1125' });
    const { organisation, refusals } = await edit({
      id: before.id,
      revision: 1,
      kind: 'CIVIL_SOCIETY',
      regionCode: '12',
      organisationNumber: '8024111125',
      source: { document: 'Protokoll 2026-11-03' },
    });
    expect(refusals).toEqual([]);
    expect(organisation).toEqual(before);
    expect(await historyOf(world, before.id)).toHaveLength(1);
  });

  it('is refused where no organisation of its kind is of its sector, whichever of the two is new', async () => {
    const { id } = await make('Av en sektor');
    const changes = [{ kind: 'BOARD' }, { sector: 'PUBLIC' }, { kind: 'MUNICIPALITY', sector: 'PRIVATE' }];
    const refused = [];
    for (const change of changes) refused.push(await edit({ id, revision: 1, ...change }));
    expect(refused.map(reasons)).toEqual([
      ['INVALID_INPUT kind'],
      ['INVALID_INPUT sector'],
      ['INVALID_INPUT sector'],
    ]);
    expect(refused[1]?.refusals[0].message).toBe(
      'Organisations of the kind CIVIL_SOCIETY belong to civil society (civilsamhälle), not to the public sector (offentlig sektor): give another kind, or another sector.',
    );
    const both = await edit({ id, revision: 1, kind: 'STATE_AGENCY', sector: 'ACADEMIA' });
    expect(both.organisation).toMatchObject({ kind: 'STATE_AGENCY', sector: 'ACADEMIA', revision: 2 });
  });

  it('holds neither kind nor sector against the other where that is taken away', async () => {
    const { id } = await make('Utan sektor');
    const edited = async (change: object) => reasons(await edit({ id, revision: 1, ...change }));
    expect(await edited({ kind: 'MUNICIPALITY', sector: null })).toEqual(['INVALID_INPUT sector']);
    expect(await edited({ kind: null, sector: 'PUBLIC' })).toEqual(['INVALID_INPUT kind']);
  });

  it('holds no place against one that is none', async () => {
    const { id } = await make('På en plats', { municipalityCode: '1280' });
    expect(reasons(await edit({ id, revision: 1, regionCode: '99' }))).toEqual(['INVALID_INPUT regionCode']);
    expect(reasons(await edit({ id, revision: 1, regionCode: '12', municipalityCode: '1' }))).toEqual([
      'INVALID_INPUT municipalityCode',
    ]);
    expect(reasons(await edit({ id, revision: 1, municipalityCode: '1' }))).toEqual([
      'INVALID_INPUT municipalityCode',
    ]);
  });

  it('tells with a text that can’t be kept that the record has changed, and shows it as it is', async () => {
    const { id } = await make('Ändrad under tiden');
    const source = { document: 'a\0b' };
    const payload = await edit({ id, revision: 7, kind: 'COMPANY', source });
    expect(payload.organisation).toMatchObject({ id, revision: 1 });
    expect(reasons(payload).sort()).toEqual(['CONFLICT revision', 'INVALID_INPUT source.document']);
  });

  it('takes away what is null, and takes the region from a municipality', async () => {
    const { id } = await make('Att flytta', { regionCode: '12', organisationNumber: '802422-2229' });
    expect((await edit({ id, revision: 1, municipalityCode: '1480' })).organisation).toMatchObject({
      region: { code: '14' },
      municipality: { code: '1480' },
    });
    const away = { organisationNumber: null, regionCode: null, municipalityCode: null };
    expect((await edit({ id, revision: 2, ...away })).organisation).toMatchObject({
      organisationNumber: null,
      region: null,
      municipality: null,
    });
  });

  it('gives a right number in the place of one that was printed wrongly', async () => {
    const { data } = await world.ask(
      '{ organisation(id: "org-alvkarleby-kommun") { revision quarantined { value } } }',
    );
    expect(data.organisation).toEqual({ revision: 1, quarantined: [{ value: '21200-0258' }] });
    const { organisation } = await edit({
      id: 'org-alvkarleby-kommun',
      revision: 1,
      organisationNumber: '212000-0258',
      source: { document: 'SCB' },
    });
    expect(organisation).toMatchObject({ organisationNumber: '212000-0258', quarantined: [] });
  });

  it('shows the organisation as it is now where it was changed meanwhile', async () => {
    const { id } = await make('Två vill');
    await edit({ id, revision: 1, kind: 'COMPANY' });
    const before = await everything(world);
    const payload = await edit({ id, revision: 1, kind: 'OTHER' });
    expect(reasons(payload)).toEqual(['CONFLICT revision']);
    expect(payload.organisation).toMatchObject({ kind: 'COMPANY', revision: 2 });
    expect(await everything(world)).toEqual(before);
  });

  it('lets one of many that saw the same revision through', async () => {
    const { id } = await make('Många vill');
    const payloads = await Promise.all(
      Array.from({ length: 12 }, (_, index) => addAlias({ id, revision: 1, alias: `Namn ${index}` })),
    );
    expect(payloads.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
    const [row] = await sql(world.database.url, 'select revision, aliases from organisation where id = $1', [
      id,
    ]);
    expect(row).toMatchObject({ revision: 2, aliases: [expect.stringMatching(/^Namn /)] });
  });

  it('tells everything that speaks against it at once, and changes nothing', async () => {
    const { id } = await make('Fel på fel', { municipalityCode: '1280' });
    const before = await everything(world);
    expect(
      reasons(
        await edit({
          id,
          revision: 7,
          kind: null,
          sector: null,
          organisationNumber: '1',
          regionCode: '14',
          source: { url: 'x' },
        }),
      ),
    ).toEqual([
      'INVALID_INPUT organisationNumber',
      'INVALID_INPUT kind',
      'INVALID_INPUT sector',
      'INVALID_INPUT source.url',
      'CONFLICT revision',
      'INVALID_INPUT regionCode',
    ]);
    expect(await everything(world)).toEqual(before);
  });

  it.each([
    ['nothing to change', {}, 'INVALID_INPUT'],
    ['a number that another has', { organisationNumber: '2321000255' }, 'CONFLICT organisationNumber'],
    ['an id that nobody has', { id: 'org-finns-inte', kind: 'BOARD' }, 'NOT_FOUND id'],
  ])('is refused with %s', async (_what, more, reason) => {
    const before = await everything(world);
    expect(reasons(await edit({ id: 'org-malmo-stad', revision: 1, ...more }))).toEqual([reason]);
    expect(await everything(world)).toEqual(before);
  });

  it('keeps its own number without conflict', async () => {
    const payload = await edit({ id: 'org-region-skane', revision: 1, organisationNumber: '232100-0255' });
    expect(reasons(payload)).toEqual([]);
  });
});

describe('renaming an organisation', () => {
  it('keeps its former name, and finds it by both', async () => {
    const { id } = await make('Gamla namnet', { aliases: ['Nya namnet'] });
    const { organisation } = await rename({ id, revision: 1, name: 'Nya namnet' });
    expect(organisation).toMatchObject({ id, name: 'Nya namnet', aliases: ['Gamla namnet'], revision: 2 });
    for (const search of ['gamla', 'nya']) {
      const { data } = await world.ask(
        'query ($search: String) { organisations(filter: { search: $search }) { nodes { id } } }',
        { search },
      );
      expect(data.organisations.nodes).toContainEqual({ id });
    }
  });

  it('forgets it where it is asked to, and moves to its place in the alphabet', async () => {
    const { id } = await make('Aaa först');
    const { organisation } = await rename({ id, revision: 1, name: 'Ööö sist', keepFormerName: false });
    expect(organisation.aliases).toEqual([]);
    const { data } = await world.ask('{ organisations(first: 500) { nodes { id } } }');
    expect(data.organisations.nodes.at(-1)).toEqual({ id });
  });

  it('is refused for the name it has, an empty one and a stale revision', async () => {
    const { id } = await make('Samma namn');
    const before = await everything(world);
    expect(reasons(await rename({ id, revision: 3, name: 'Samma namn' }))).toEqual([
      'CONFLICT revision',
      'INVALID_INPUT name',
    ]);
    expect(reasons(await rename({ id, revision: 1, name: '' }))).toEqual(['INVALID_INPUT name']);
    expect(await everything(world)).toEqual(before);
  });
});

describe('other names', () => {
  it('are added and taken away, each with its history', async () => {
    const { id } = await make('Med alias');
    expect((await addAlias({ id, revision: 1, alias: 'MA' })).organisation.aliases).toEqual(['MA']);
    expect((await removeAlias({ id, revision: 2, alias: 'MA' })).organisation).toMatchObject({
      aliases: [],
      revision: 3,
    });
    expect((await historyOf(world, id)).map(({ action }) => action)).toEqual([
      'registerOrganisation',
      'addOrganisationAlias',
      'removeOrganisationAlias',
    ]);
  });

  it('are refused where they are there, or are not', async () => {
    const { id } = await make('Utan alias', { aliases: ['UA'] });
    const before = await everything(world);
    expect(reasons(await addAlias({ id, revision: 1, alias: 'UA' }))).toEqual(['INVALID_INPUT alias']);
    expect(reasons(await addAlias({ id, revision: 1, alias: 'Utan alias' }))).toEqual([
      'INVALID_INPUT alias',
    ]);
    expect(reasons(await addAlias({ id, revision: 2, alias: ' ' }))).toEqual([
      'INVALID_INPUT alias',
      'CONFLICT revision',
    ]);
    expect(reasons(await removeAlias({ id, revision: 1, alias: 'ua' }))).toEqual(['NOT_FOUND alias']);
    expect(await everything(world)).toEqual(before);
  });

  it('are written once for each key, and a key is not used for anything else', async () => {
    const { id } = await make('En nyckel');
    const input = { id, revision: 1, alias: 'EN', idempotencyKey: freshKey() };
    const first = await addAlias(input);
    expect(await addAlias(input)).toEqual(first);
    const before = await everything(world);
    expect(reasons(await addAlias({ ...input, alias: 'EN2' }))).toEqual(['CONFLICT idempotencyKey']);
    expect(reasons(await removeAlias(input))).toEqual(['CONFLICT idempotencyKey']);
    expect(await everything(world)).toEqual(before);
  });
});

it.each(['editOrganisation', 'renameOrganisation', 'addOrganisationAlias', 'removeOrganisationAlias'])(
  '%s is refused for whoever is no registrar, and shows nothing',
  async (mutation) => {
    const before = await everything(world);
    const more = {
      editOrganisation: { kind: 'BOARD' },
      renameOrganisation: { name: 'X' },
    }[mutation] ?? { alias: 'X' };
    for (const roles of [['region-editor:12'], ['signatory:org-malmo-stad'], ['agreement-manager:1280']]) {
      const payload = await write(await world.askAs(roles), mutation, {
        id: 'org-malmo-stad',
        revision: 1,
        ...more,
      });
      expect([reasons(payload), payload.organisation]).toEqual([['NOT_AUTHORISED'], null]);
    }
    expect(await everything(world)).toEqual(before);
  },
);
