import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { everything, freshKey, historyOf, type RefusalShown, reasons, write } from './writing.js';

let world: OrganisationsWorld;
let registrar: Asker;
beforeAll(async () => {
  world = await organisationsWorld();
  registrar = await world.askAs(['organisation-registrar']);
});
afterAll(() => world.close());

const register = (input: object) => write(registrar, 'registerOrganisation', input);

describe('registering an organisation', () => {
  it('makes it with an id of its name, a sector of its kind and a source, and enters it in the history', async () => {
    const { organisation, refusals } = await register({
      name: 'Föreningen Åkerö, för <b>ö</b>',
      kind: 'CIVIL_SOCIETY',
      aliases: ['FÅ'],
      organisationNumber: '16802002-3530',
      municipalityCode: '1280',
      source: { document: 'Protokoll', place: '§ 4' },
    });
    expect(refusals).toEqual([]);
    expect(organisation).toMatchObject({
      id: 'org-foreningen-akero-for-b-o-b',
      name: 'Föreningen Åkerö, för <b>ö</b>',
      aliases: ['FÅ'],
      organisationNumber: '802002-3530',
      sector: 'CIVIL',
      region: { code: '12' },
      municipality: { code: '1280' },
      revision: 1,
      formerIds: [],
      sources: [{ document: 'Protokoll', place: '§ 4', url: null, recordedAt: expect.any(String) }],
    });
    const history = await historyOf(world, organisation.id);
    expect(history).toMatchObject([{ action: 'registerOrganisation', role: 'organisation-registrar' }]);
    expect(JSON.parse(history[0]?.payload ?? '')).toMatchObject({ after: { municipalityCode: '1280' } });
    const found = await world.ask(
      '{ organisations(filter: { search: "akero" }) { nodes { id } } organisation(organisationNumber: "802002-3530") { id } }',
    );
    expect(found.data).toEqual({
      organisations: { nodes: [{ id: organisation.id }] },
      organisation: { id: organisation.id },
    });
  });

  it('gives the second of a name another id', async () => {
    const ids = [];
    for (const name of ['Samma', 'SAMMA!', 'samma']) {
      ids.push((await register({ name, kind: 'COMPANY' })).organisation.id);
    }
    expect(ids).toEqual(['org-samma', 'org-samma-2', 'org-samma-3']);
  });

  it('at the same time gives every one an id of its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => register({ name: 'Samtidigt', kind: 'COMPANY' })),
    );
    expect(new Set(answers.map(({ organisation }) => organisation.id)).size).toBe(20);
  });

  it('at the same time with one number makes one of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        register({ name: `Nummer ${index}`, kind: 'COMPANY', organisationNumber: '556000-4615' }),
      ),
    );
    expect(answers.filter(({ organisation }) => organisation !== null)).toHaveLength(1);
    expect(answers.flatMap(reasons)).toEqual(Array(9).fill('CONFLICT organisationNumber'));
  });

  it('tells everything that speaks against it at once, and changes nothing', async () => {
    const before = await everything(world);
    const payload = await register({
      name: ' ',
      kind: 'OTHER',
      organisationNumber: '802002-3539',
      aliases: ['A', 'A', 'a\nb'],
      regionCode: '99',
      municipalityCode: '1',
      source: { url: 'javascript:alert(1)' },
      idempotencyKey: '',
    });
    expect(payload.organisation).toBeNull();
    expect(reasons(payload).sort()).toEqual(
      [
        'INVALID_INPUT idempotencyKey',
        'INVALID_INPUT name',
        'INVALID_INPUT sector',
        'INVALID_INPUT organisationNumber',
        'INVALID_INPUT aliases.1',
        'INVALID_INPUT aliases.2',
        'INVALID_INPUT regionCode',
        'INVALID_INPUT municipalityCode',
        'INVALID_INPUT source.url',
      ].sort(),
    );
    expect(await everything(world)).toEqual(before);
  });

  it.each([
    ['a number that another has', { organisationNumber: '232100-0255' }, 'CONFLICT organisationNumber'],
    [
      'a municipality of another region',
      { regionCode: '14', municipalityCode: '1280' },
      'INVALID_INPUT municipalityCode',
    ],
    [
      'a region that is none, which no municipality lies in',
      { regionCode: '99', municipalityCode: '1280' },
      'INVALID_INPUT regionCode',
    ],
    ['a sector that its kind is not of', { sector: 'PUBLIC' }, 'INVALID_INPUT sector'],
    ['a name with NUL', { name: 'a\0b' }, 'INVALID_INPUT name'],
    ['a name with half a character', { name: 'a\ud800' }, 'INVALID_INPUT name'],
    ['a name that is too long', { name: 'x'.repeat(100_000) }, 'INVALID_INPUT name'],
    [
      'too many other names',
      { aliases: Array.from({ length: 51 }, (_, index) => `alias ${index}`) },
      'INVALID_INPUT aliases',
    ],
  ])('is refused with %s', async (_what, more, reason) => {
    const before = await everything(world);
    expect(reasons(await register({ name: 'En förening', kind: 'CIVIL_SOCIETY', ...more }))).toEqual([
      reason,
    ]);
    expect(await everything(world)).toEqual(before);
  });

  it('is refused for a number that another has also where its name can’t be kept', async () => {
    const taken = { kind: 'CIVIL_SOCIETY', organisationNumber: '232100-0255' };
    for (const name of ['a\0b', 'a\ud800', `Firma ${['811218', '9876'].join('-')}`]) {
      expect(reasons(await register({ ...taken, name })).sort()).toEqual([
        'CONFLICT organisationNumber',
        'INVALID_INPUT name',
      ]);
    }
  });

  it.each(['1299', '9999', '0000', '12', '12800', 'Lund'])(
    'is refused with a municipality %s',
    async (code) => {
      const input = { name: 'X', kind: 'CIVIL_SOCIETY', municipalityCode: code };
      expect(reasons(await register(input))).toEqual(['INVALID_INPUT municipalityCode']);
    },
  );

  it('never takes a personal number, nor shows or keeps its digits', async () => {
    const number = '19640823-3234';
    const payload = await register({ name: 'Enskild firma', kind: 'COMPANY', organisationNumber: number });
    expect(reasons(payload)).toEqual(['INVALID_INPUT organisationNumber']);
    expect(payload.refusals[0].message).toContain('looks like a personal number');
    expect(JSON.stringify(payload)).not.toMatch(/640823|3234/);
    const kept = await sql(
      world.database.url,
      'select row_to_json(idempotency)::text as row from idempotency',
    );
    expect(JSON.stringify([kept, await everything(world)])).not.toContain('640823');
  });

  it('is for the registrar and the administrator, and nobody else', async () => {
    const before = await everything(world);
    for (const roles of [
      [],
      ['signatory:org-region-skane'],
      ['region-editor:12'],
      ['agreement-manager:12'],
    ]) {
      const ask = await world.askAs(roles);
      const payload = await write(ask, 'registerOrganisation', { name: 'X', kind: 'COMPANY' });
      expect(reasons(payload)).toEqual(['NOT_AUTHORISED']);
    }
    expect(reasons(await write(world.ask, 'registerOrganisation', { name: 'X', kind: 'COMPANY' }))).toEqual([
      'NOT_AUTHORISED',
    ]);
    expect(await everything(world)).toEqual(before);
    const admin = await world.askAs(['hub-admin']);
    expect(reasons(await write(admin, 'registerOrganisation', { name: 'X', kind: 'COMPANY' }))).toEqual([]);
  });

  it('once, however often it is sent with the same key; with another input it is a conflict', async () => {
    const input = { name: 'En gång', kind: 'COMPANY', idempotencyKey: freshKey() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await historyOf(world, 'org-en-gang')).toHaveLength(1);
    const before = await everything(world);
    expect(reasons(await register({ ...input, name: 'En annan gång' }))).toEqual(['CONFLICT idempotencyKey']);
    expect(await everything(world)).toEqual(before);
  });

  it('shows what it made when it is sent again, though that has been changed since', async () => {
    const input = { name: 'Som det var', kind: 'COMPANY', idempotencyKey: freshKey() };
    const first = await register(input);
    const { id } = first.organisation;
    await write(registrar, 'renameOrganisation', { id, revision: 1, name: 'Som det blev' });
    expect(await register(input)).toEqual(first);
  });
});

describe('registering a list', () => {
  const registerAll = (organisations: object[], more = {}) =>
    write(registrar, 'registerOrganisations', {
      organisations: organisations.map((each) => ({ kind: 'CIVIL_SOCIETY', ...each })),
      ...more,
    });

  it('makes all of them, with a row for each', async () => {
    const names = Array.from({ length: 500 }, (_, index) => ({ name: `Rad ${index}` }));
    const { rows, refusals } = await registerAll(names);
    expect(refusals).toEqual([]);
    expect(rows).toHaveLength(500);
    expect(rows[499]).toMatchObject({ index: 499, organisation: { id: 'org-rad-499' }, refusals: [] });
    expect(await historyOf(world, 'org-rad-7')).toMatchObject([{ action: 'registerOrganisations' }]);
  });

  it('takes names that differ in the marks of their letters for two', async () => {
    const { rows, refusals } = await registerAll([{ name: 'Tjänstemän X' }, { name: 'Tjänsteman X' }]);
    expect(refusals).toEqual([]);
    expect(rows.map(({ organisation }: { organisation: { id: string } }) => organisation.id)).toEqual([
      'org-tjansteman-x',
      'org-tjansteman-x-2',
    ]);
  });

  it.each([
    ['Club C 1', 'Club C++ 1'],
    ['Föreningen +', 'Föreningen -'],
    ['😀', '😁'],
    ['!!', '??'],
    ['ABF (Lund)', 'ABF Lund'],
  ])('takes %s and %s for two, each with an id of its own', async (...names) => {
    const { rows, refusals } = await registerAll(names.map((name) => ({ name })));
    expect(refusals).toEqual([]);
    const made: { id: string; name: string }[] = rows.map(
      ({ organisation }: { organisation: { id: string; name: string } }) => organisation,
    );
    expect(made.map(({ name }) => name)).toEqual(names);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
  });

  it('says by the name of the other row that two of one place are one', async () => {
    const named = (...organisations: object[]) =>
      registerAll(organisations).then(({ refusals }) =>
        refusals.map(({ field, message }: RefusalShown) => `${field?.join('.')}: ${message}`),
      );
    const said = (name: string) => [
      `organisations.1.name: Row 1 of the list has the name ${JSON.stringify(name)} already.`,
    ];
    expect(await named({ name: 'Två  Ord' }, { name: ' två ord ' })).toEqual(said('Två  Ord'));
    expect(await named({ name: 'A\u030angermanland' }, { name: 'Ångermanland' })).toEqual(
      said('A\u030angermanland'),
    );
    expect(await named({ name: 'Ett', regionCode: '12' }, { name: 'Ett', regionCode: '14' })).toEqual([]);
  });

  it('holds two rows of a name for one where one alone has a number, whichever comes first', async () => {
    const numbered = { name: 'En förening', organisationNumber: '802001-5734' };
    const other = { name: 'en  förening', organisationNumber: '802999-1232' };
    const bare = { name: 'En Förening' };
    const row = (index: number) => `CONFLICT organisations.${index}.name`;
    const said = async (...rows: object[]) => reasons(await registerAll(rows, { dryRun: true }));
    expect(await said(numbered, bare)).toEqual([row(1)]);
    expect(await said(bare, numbered)).toEqual([row(1)]);
    expect(await said(numbered, { ...bare, organisationNumber: null })).toEqual([row(1)]);
    expect(await said(numbered, { ...bare, regionCode: '12' })).toEqual([]);
    expect(await said(numbered, other)).toEqual([]);
    expect(await said(numbered, other, bare)).toEqual([row(2)]);
    expect(await said(numbered, bare, other)).toEqual([row(1)]);
    expect(await said(bare, numbered, other)).toEqual([row(1), row(2)]);
  });

  it('holds no row against another by what is refused in it', async () => {
    const twice = async (row: object) => reasons(await registerAll([row, row]));
    const both = (field: string) => [0, 1].map((index) => `INVALID_INPUT organisations.${index}.${field}`);
    expect(await twice({ name: ' ' })).toEqual(both('name'));
    expect(await twice({ name: '\u200b' })).toEqual(both('name'));
    expect(await twice({ name: 'På ingen ort', regionCode: '99' })).toEqual(both('regionCode'));
    expect(await twice({ name: 'Utan nummer', organisationNumber: '1' })).toEqual(both('organisationNumber'));
  });

  it('makes none where one is refused, and says which by row, those given twice too', async () => {
    const before = await everything(world);
    const { rows, refusals } = await registerAll([
      { name: 'Först', organisationNumber: '802001-5734' },
      { name: 'Sedan', organisationNumber: '8020015734' },
      { name: 'Någon', regionCode: '12' },
      { name: ' NÅGON', regionCode: '12' },
      { name: '', organisationNumber: '232100-0255' },
      { name: 'Bra' },
    ]);
    expect(rows.map(reasons)).toEqual([
      [],
      ['CONFLICT organisations.1.organisationNumber'],
      [],
      ['CONFLICT organisations.3.name'],
      ['INVALID_INPUT organisations.4.name', 'CONFLICT organisations.4.organisationNumber'],
      [],
    ]);
    expect(rows.every(({ organisation }: { organisation: unknown }) => organisation === null)).toBe(true);
    expect(refusals).toHaveLength(4);
    expect(await everything(world)).toEqual(before);
  });

  it('only says what would be refused in a dry run, and keeps nothing', async () => {
    const before = await everything(world);
    const idempotencyKey = freshKey();
    const list = [{ name: 'Provad' }];
    const { rows, refusals } = await registerAll(list, { dryRun: true, idempotencyKey });
    expect([rows, refusals]).toEqual([[{ index: 0, organisation: null, refusals: [] }], []]);
    expect(await everything(world)).toEqual(before);
    expect((await registerAll(list, { idempotencyKey })).rows[0].organisation.id).toBe('org-provad');
  });

  it('tells in a dry run with the key of a list that was registered what came of it, as often as it is asked', async () => {
    const idempotencyKey = freshKey();
    const list = [{ name: 'Redan registrerad', organisationNumber: '802003-1475' }];
    const made = await registerAll(list, { idempotencyKey });
    expect(reasons(made)).toEqual([]);
    const before = await everything(world);
    const again = await registerAll(list, { dryRun: true, idempotencyKey });
    expect(again).toEqual(made);
    expect(reasons(await registerAll(list, { dryRun: true }))).toEqual([
      'CONFLICT organisations.0.organisationNumber',
    ]);
    expect(reasons(await registerAll([{ name: 'Annat' }], { dryRun: true, idempotencyKey }))).toEqual([
      'CONFLICT idempotencyKey',
    ]);
    expect(await everything(world)).toEqual(before);
  });

  it('tries anew in a dry run what was refused under the key', async () => {
    const idempotencyKey = freshKey();
    const { organisation } = await register({
      name: 'Har numret',
      kind: 'COMPANY',
      organisationNumber: '802003-1418',
    });
    const list = [{ name: 'Vill ha numret', organisationNumber: '802003-1418' }];
    const refused = ['CONFLICT organisations.0.organisationNumber'];
    expect(reasons(await registerAll(list, { idempotencyKey }))).toEqual(refused);
    await write(registrar, 'editOrganisation', {
      id: organisation.id,
      revision: organisation.revision,
      organisationNumber: null,
    });
    expect(reasons(await registerAll(list, { dryRun: true, idempotencyKey }))).toEqual([]);
    expect(reasons(await registerAll(list, { idempotencyKey }))).toEqual(refused);
  });

  it.each([0, 501])('of %i organisations is refused as a whole', async (length) => {
    const payload = await registerAll(Array.from({ length }, (_, index) => ({ name: `Många ${index}` })));
    expect(reasons(payload)).toEqual(['INVALID_INPUT organisations']);
    expect(payload.rows).toEqual([]);
  });
});
