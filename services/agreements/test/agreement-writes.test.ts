import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, freshKey } from './agreements-world.js';
import {
  agreementMade,
  DECISION,
  eventsOf,
  historyOf,
  rowsOf,
  short,
  TO_ADOPTED,
  TO_FORCE,
  takenTo,
  type Writer,
  writer,
  writesNow,
} from './writes-world.js';

let world: AgreementsWorld;
let write: Writer;
let writeNow: Writer;
beforeAll(async () => {
  world = await agreementsWorld();
  write = writer(world, ['agreement-manager:12']);
  writeNow = writesNow(world, write);
});
afterAll(() => world.close());

const NOW = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
const NEW = { kind: 'COMPACT', level: 'REGIONAL', regionCode: '12', onSupersession: 'RESIGN' };

async function foundBy(search: string): Promise<string[]> {
  const { data } = await world.ask(
    `query ($search: String!) { agreements(filter: { search: $search }) { nodes { id } } }`,
    { search },
  );
  return data.agreements.nodes.map(({ id }: { id: string }) => id);
}

describe('making an agreement', () => {
  it('gives one that is found, closed for joining, with a readable id and the time as its source', async () => {
    const answer = await write('createAgreement', {
      ...NEW,
      title: 'Överenskommelse om Åldrande',
      policyArea: 'Äldre',
      joiningNeedsApproval: true,
      onSupersession: 'CARRY_OVER',
      parties: [
        { name: 'Region Skåne', sector: 'PUBLIC', organisationId: 'org-region-skane' },
        { name: 'Vegetariska kören', sector: 'CIVIL' },
      ],
    });
    expect(short(answer)).toEqual([]);
    expect(answer.agreement).toMatchObject({
      id: '12-agreement-overenskommelse-om-aldrande',
      title: 'Överenskommelse om Åldrande',
      kind: 'COMPACT',
      level: 'REGIONAL',
      policyArea: 'Äldre',
      joining: 'CLOSED',
      joiningNeedsApproval: true,
      onSupersession: 'CARRY_OVER',
      revision: 1,
      state: 'UNKNOWN',
      region: { code: '12' },
      municipality: null,
      currentVersion: null,
      parties: [
        { name: 'Region Skåne', sector: 'PUBLIC', organisation: { id: 'org-region-skane' } },
        { name: 'Vegetariska kören', sector: 'CIVIL', organisation: null },
      ],
      signatories: { value: null, basis: 'UNKNOWN', registered: 0, sequence: '0' },
      sources: [{ document: null, recordedAt: NOW }],
    });
    const { data } = await world.ask(
      `{ byParty: agreements(filter: { search: "vegetariska" }) { nodes { id } }
         byPlace: agreements(filter: { search: "skåne åldrande" }) { nodes { id } } }`,
    );
    expect(data.byParty.nodes).toEqual([{ id: answer.agreement.id }]);
    expect(data.byPlace.nodes).toEqual([{ id: answer.agreement.id }]);
    expect(await historyOf(world, answer.agreement.id)).toMatchObject([
      { action: 'createAgreement', role: 'agreement-manager:12' },
    ]);
  });

  it.each([
    ['25', { level: 'REGIONAL', regionCode: '25' }, ['Norrbotten', 'Norrbottens län', 'region norrbotten']],
    [
      '2184',
      { level: 'LOCAL', municipalityCode: '2184', regionCode: null },
      ['Hudiksvall', 'Hudiksvalls kommun', 'hudiksvall stad'],
    ],
    ['00', { level: 'NATIONAL', regionCode: null }, ['Sverige']],
  ])('of %s is found by the name of its place', async (code, place, searches) => {
    const title = `Om ${freshKey().replaceAll('-', '')}`;
    const admin = writer(world, ['hub-admin']);
    const { agreement } = await admin('createAgreement', { ...NEW, ...place, title });
    expect(agreement.id.startsWith(`${code}-`)).toBe(true);
    for (const search of searches) expect(await foundBy(`${search} ${title}`)).toEqual([agreement.id]);
    expect(await foundBy(`Lunds kommun ${title}`)).toEqual([]);
  });

  it('of a place that is called otherwise too is found by both names, until the other is taken away', async () => {
    const title = `Om ${freshKey().replaceAll('-', '')}`;
    const { agreement } = await write('createAgreement', { ...NEW, title, territory: 'Scania' });
    const { id } = agreement;
    expect(await foundBy(`scania ${title}`)).toEqual([id]);
    const edit = async (territory: string | null, revision: number) =>
      short(await write('editAgreement', { agreementId: id, revision, territory }));
    expect(await edit('a\nb', 1)).toEqual(['INVALID_INPUT territory']);
    expect(await edit('Skåneland', 1)).toEqual([]);
    expect(await foundBy(`skåneland ${title}`)).toEqual([id]);
    expect(await foundBy(`scania ${title}`)).toEqual([]);
    expect(await edit(null, 2)).toEqual([]);
    expect(await foundBy(`skåneland ${title}`)).toEqual([]);
    expect(await foundBy(`region skåne ${title}`)).toEqual([id]);
    expect((await historyOf(world, id)).at(1)?.payload).toBe('{"territory":"Skåneland"}');
  });

  it('of the same name gives another id, also where it is made at the same time', async () => {
    const title = `Samma namn ${freshKey()}`;
    const made = await Promise.all(
      Array.from({ length: 8 }, () => write('createAgreement', { ...NEW, title })),
    );
    const ids = made.map(({ agreement }) => agreement.id);
    expect(new Set(ids).size).toBe(8);
    expect(ids.some((id) => /-8$/.test(id))).toBe(true);
    const nameless = await write('createAgreement', { ...NEW, title: '👩‍👩‍👧' });
    expect(nameless.agreement).toMatchObject({ id: '12-agreement-compact', title: '👩‍👩‍👧' });
  });

  it.each<[string, string[], object, object]>([
    [
      'local',
      ['agreement-manager:1280'],
      { level: 'LOCAL', municipalityCode: '1280', regionCode: null },
      { region: { code: '12' }, municipality: { code: '1280' } },
    ],
    [
      'national',
      ['agreement-manager:00'],
      { level: 'NATIONAL', regionCode: null },
      { region: null, municipality: null },
    ],
    [
      'any, by the hub’s administrator,',
      ['hub-admin'],
      { level: 'LOCAL', municipalityCode: '0180', regionCode: '01' },
      { municipality: { code: '0180' } },
    ],
  ])('%s is for who manages that territory', async (_, roles, change, wanted) => {
    const input = { ...NEW, title: 'Om detta', ...change };
    expect((await writer(world, roles)('createAgreement', input)).agreement).toMatchObject(wanted);
    const before = await rowsOf(world);
    const others = [
      'agreement-manager:14',
      'agreement-manager:12',
      'region-editor:12',
      'signatory:org-abf-malmo',
    ];
    const refused = await writer(world, others)('createAgreement', input);
    expect(refused).toMatchObject({ agreement: null, refusals: [{ code: 'NOT_AUTHORISED' }] });
    expect(await rowsOf(world)).toBe(before);
  });

  it('is refused for everything that is wrong, at once', async () => {
    const admin = writer(world, ['hub-admin']);
    const before = await rowsOf(world);
    const answer = await admin('createAgreement', {
      kind: 'IOP',
      level: 'LOCAL',
      regionCode: '14',
      municipalityCode: '1280',
      title: ' ',
      territory: 'a\nb',
      policyArea: 'x'.repeat(501),
      onSupersession: 'RESIGN',
      parties: [{ name: 'A' }, { name: 'A', organisationId: 'org-nobody' }, { name: 'B\u0007' }],
      source: { document: '', url: 'javascript:alert(1)' },
      idempotencyKey: '',
    });
    expect(short(answer)).toEqual([
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT title',
      'INVALID_INPUT regionCode',
      'INVALID_INPUT territory',
      'INVALID_INPUT policyArea',
      'CONFLICT parties.1.name',
      'INVALID_INPUT parties.2.name',
      'INVALID_INPUT source.document',
      'INVALID_INPUT source.url',
      'NOT_FOUND parties.1.organisationId',
    ]);
    for (const [level, regionCode, municipalityCode, field] of [
      ['LOCAL', '1', '1280', 'regionCode'],
      ['LOCAL', '14', '1280', 'regionCode'],
      ['REGIONAL', '99', null, 'regionCode'],
      ['REGIONAL', null, null, 'regionCode'],
      ['NATIONAL', '12', null, 'regionCode'],
      ['NATIONAL', null, '1280', 'municipalityCode'],
      ['LOCAL', null, '9999', 'municipalityCode'],
      ['LOCAL', null, '1299', 'municipalityCode'],
      ['LOCAL', '12', null, 'municipalityCode'],
    ]) {
      const input = { ...NEW, title: 'T', level, regionCode, municipalityCode };
      expect(short(await admin('createAgreement', input))).toEqual([`INVALID_INPUT ${field}`]);
    }
    expect(short(await admin('createAgreement', { ...NEW, title: 'a\0b' }))).toEqual(['INVALID_INPUT title']);
    expect(await rowsOf(world)).toBe(before);
  });

  it('is told of a code that is no region’s that it is none, whatever else is wrong', async () => {
    const admin = writer(world, ['hub-admin']);
    for (const [level, regionCode, municipalityCode, ...more] of [
      ['LOCAL', '77', '1280'],
      ['LOCAL', '77', '9999', 'INVALID_INPUT municipalityCode'],
      ['LOCAL', '77', null, 'INVALID_INPUT municipalityCode'],
      ['REGIONAL', '77', null],
    ] as const) {
      const answer = await admin('createAgreement', {
        ...NEW,
        title: 'T',
        level,
        regionCode,
        municipalityCode,
      });
      expect(short(answer)).toEqual(['INVALID_INPUT regionCode', ...more]);
      expect(answer.refusals[0]?.message).toMatch(/^No region has the code "77"/);
    }
  });

  it('says nothing of two parties whose names can’t be names that they are the same', async () => {
    for (const name of ['', '\u200b']) {
      const parties = [{ name }, { name }];
      expect(short(await write('createAgreement', { ...NEW, title: 'T', parties }))).toEqual([
        'INVALID_INPUT parties.0.name',
        'INVALID_INPUT parties.1.name',
      ]);
    }
  });

  it('is done once for a key, however often it is sent', async () => {
    const input = { ...NEW, title: 'En gång', idempotencyKey: freshKey() };
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => write('createAgreement', input)),
    );
    for (const other of others) expect(other).toEqual(first);
    const another = await write('createAgreement', { ...input, title: 'En annan' });
    expect(short(another)).toEqual(['CONFLICT idempotencyKey']);
    const rows = await sql(
      world.database.url,
      "select id from agreement where title in ('En gång', 'En annan')",
    );
    expect(rows).toHaveLength(1);
  });
});

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
});

describe('what belongs to an agreement', () => {
  it('versions are numbered, and follow one another in a chain', async () => {
    const { id, versionId } = await agreementMade(write);
    const { version } = await write('addAgreementVersion', {
      agreementId: id,
      title: 'B',
      predecessorId: versionId,
    });
    expect(version).toMatchObject({
      id: `${id}-v2`,
      number: 2,
      predecessor: { id: versionId },
      text: null,
      textHash: null,
      revision: 1,
      sources: [{ recordedAt: NOW }],
    });
    const before = await rowsOf(world);
    const again = {
      agreementId: id,
      title: '',
      text: ' ',
      predecessorId: versionId,
      source: { place: 'a\nb' },
    };
    expect(short(await write('addAgreementVersion', again))).toEqual([
      'INVALID_INPUT title',
      'INVALID_INPUT text',
      'INVALID_INPUT source.place',
    ]);
    const other = { agreementId: id, title: 'C', predecessorId: '12-agreement-overenskommelsen-v1' };
    expect(short(await write('addAgreementVersion', other))).toEqual(['NOT_FOUND predecessorId']);
    expect(await rowsOf(world)).toBe(before);
  });

  it('a milestone of something done is of 1800 to today; what comes into force or ends may lie ahead', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const add = async (kind: string, date: string) =>
      `${kind} ${date} ${short(await write('addMilestone', { agreementId: id, kind, date })).join()}`.trim();
    for (const kind of ['UNDER_DISCUSSION', 'PROPOSED', 'CONSULTATION', 'DECIDED', 'SIGNED', 'REVISED']) {
      for (const date of ['2999', ahead(1), '0001', '1799']) {
        expect(await add(kind, date)).toBe(`${kind} ${date} INVALID_INPUT date`);
      }
    }
    for (const kind of ['IN_FORCE', 'ENDED', 'UNSPECIFIED']) {
      for (const date of ['2201', '1799']) {
        expect(await add(kind, date)).toBe(`${kind} ${date} INVALID_INPUT date`);
      }
    }
    expect(await rowsOf(world)).toBe(before);
    expect(await add('SIGNED', ahead(0))).toBe(`SIGNED ${ahead(0)}`);
    expect(await add('ENDED', '2200')).toBe('ENDED 2200');
    expect(await add('IN_FORCE', ahead(1))).toBe(`IN_FORCE ${ahead(1)}`);
  });

  it('milestones count among the years; sources that disagree all stand', async () => {
    const { id, versionId } = await agreementMade(write);
    await write('addMilestone', {
      agreementId: id,
      kind: 'SIGNED',
      date: '2019-05-02',
      versionId,
      label: 'I Lund',
    });
    const source = { document: 'Årsbok', place: 's. 4' };
    const { agreement } = await write('addMilestone', {
      agreementId: id,
      kind: 'SIGNED',
      date: '2018',
      source,
    });
    expect(agreement).toMatchObject({ firstYear: 2018, years: [2018, 2019] });
    expect(agreement.milestones).toMatchObject([
      { kind: 'SIGNED', date: { value: '2019-05-02' }, label: 'I Lund', version: { id: versionId } },
      { date: { value: '2018' }, version: null, source: { document: 'Årsbok', recordedAt: NOW } },
    ]);
    const before = await rowsOf(world);
    const wrong = { agreementId: id, kind: 'SIGNED', date: '2019-02-29', versionId: 'x', label: '\t' };
    expect(short(await write('addMilestone', wrong))).toEqual([
      'INVALID_INPUT date',
      'INVALID_INPUT label',
      'INVALID_INPUT label',
      'NOT_FOUND versionId',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });

  it('decisions stand on the version, the earliest first', async () => {
    const { versionId } = await agreementMade(write);
    await write('addDecision', { versionId, ...DECISION, registryNumber: 'RUN 614-0186-13' });
    const { version } = await write('addDecision', { versionId, organ: 'Nämnden', date: '2025' });
    expect(version).toMatchObject({
      state: 'UNDER_DISCUSSION',
      revision: 3,
      decisions: [
        { id: `${versionId}-decision-2`, organ: 'Nämnden', date: { value: '2025', precision: 'YEAR' } },
        { id: `${versionId}-decision-1`, registryNumber: 'RUN 614-0186-13', source: { recordedAt: NOW } },
      ],
    });
    const before = await rowsOf(world);
    const wrong = { versionId, organ: '', date: '2999', paragraph: '', registryNumber: 'a\nb' };
    expect(short(await write('addDecision', wrong))).toEqual([
      'INVALID_INPUT organ',
      'INVALID_INPUT date',
      'INVALID_INPUT paragraph',
      'INVALID_INPUT registryNumber',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });

  it('parties come and go, but one in force keeps those that it needs', async () => {
    const { id, versionId } = await agreementMade(write);
    const { agreement } = await write('addParty', {
      agreementId: id,
      name: 'ABF Malmö',
      sector: 'CIVIL',
      organisationId: 'org-abf-malmo',
    });
    expect(agreement.parties.at(-1)).toEqual({
      name: 'ABF Malmö',
      sector: 'CIVIL',
      organisation: { id: 'org-abf-malmo' },
    });
    await takenTo(write, world, versionId, ...TO_FORCE);
    expect(short(await write('removeParty', { agreementId: id, name: 'ABF Malmö' }))).toEqual([]);
    const before = await rowsOf(world);
    expect(short(await write('removeParty', { agreementId: id, name: 'Region Skåne' }))).toEqual([
      'INVALID_TRANSITION name',
    ]);
    expect(short(await write('removeParty', { agreementId: id, name: 'Ingen' }))).toEqual(['NOT_FOUND name']);
    expect(short(await write('removeParty', { agreementId: id, name: '\u200b' }))).toEqual([
      'INVALID_INPUT name',
    ]);
    const twice = { agreementId: id, name: 'Region Skåne', organisationId: 'org-nobody' };
    expect(short(await write('addParty', twice))).toEqual(['CONFLICT name', 'NOT_FOUND organisationId']);
    expect(await rowsOf(world)).toBe(before);
  });

  it('a party that is an organisation is of its sector', async () => {
    const before = await rowsOf(world);
    const parties = [
      { name: 'Region Skåne', sector: 'CIVIL', organisationId: 'org-region-skane' },
      { name: 'ABF', sector: 'PUBLIC', organisationId: 'org-abf-malmo' },
      { name: 'Ingen', sector: 'PUBLIC', organisationId: 'org-nobody' },
      { name: 'Malmö', sector: 'PUBLIC', organisationId: 'org-malmo-stad' },
    ];
    const refused = await write('createAgreement', { ...NEW, title: 'T', parties });
    expect(short(refused)).toEqual([
      'INVALID_INPUT parties.0.sector',
      'INVALID_INPUT parties.1.sector',
      'NOT_FOUND parties.2.organisationId',
    ]);
    expect(refused.refusals[0]?.message).toBe(
      'The organisation "org-region-skane" is of the public sector (offentlig sektor) in the register, not of civil society (civilsamhälle): leave the sector out, or name another organisation.',
    );
    expect(await rowsOf(world)).toBe(before);
    const untold = parties.slice(0, 2).map(({ sector: _, ...party }) => party);
    const made = await write('createAgreement', { ...NEW, title: 'Med register', parties: untold });
    expect(made.agreement.parties).toMatchObject([{ sector: 'PUBLIC' }, { sector: 'CIVIL' }]);
    const { id } = made.agreement;
    expect(JSON.parse((await historyOf(world, id)).at(-1)?.payload ?? '')).toMatchObject({
      parties: [{ sector: 'PUBLIC' }, { sector: 'CIVIL' }],
    });
    const malmo = { agreementId: id, name: 'Malmö stad', organisationId: 'org-malmo-stad' };
    expect(short(await write('addParty', { ...malmo, sector: 'PRIVATE' }))).toEqual(['INVALID_INPUT sector']);
    const { agreement } = await write('addParty', malmo);
    expect(agreement.parties.at(-1)).toMatchObject({ name: 'Malmö stad', sector: 'PUBLIC' });
    expect(JSON.parse((await historyOf(world, id)).at(-1)?.payload ?? '')).toMatchObject({
      sector: 'PUBLIC',
    });
  });

  it('action plans have ids of their own, and years in order', async () => {
    const { id } = await agreementMade(write);
    const plan = { agreementId: id, title: 'Handlingsplan 2027–2029', startYear: 2027, endYear: 2029 };
    await write('addActionPlan', { ...plan, contents: ['Ett', 'Två'] });
    const { agreement } = await write('addActionPlan', { ...plan, documentId: 'doc-related-98' });
    expect(agreement.actionPlans).toMatchObject([
      { id: '12-action-plan-handlingsplan-2027-2029', contents: ['Ett', 'Två'], document: null },
      { id: '12-action-plan-handlingsplan-2027-2029-2', document: { id: 'doc-related-98' } },
    ]);
    const before = await rowsOf(world);
    const wrong = {
      agreementId: id,
      title: '',
      startYear: 2029,
      endYear: 1700,
      contents: [''],
      documentId: 'x',
    };
    expect(short(await write('addActionPlan', wrong))).toEqual([
      'INVALID_INPUT title',
      'INVALID_INPUT endYear',
      'INVALID_INPUT endYear',
      'INVALID_INPUT contents.0',
      'NOT_FOUND documentId',
    ]);
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

describe('joining', () => {
  it('opens once the current version is adopted, in force or not, and is told to those who watch', async () => {
    const { id, versionId } = await agreementMade(write);
    const open = () => writeNow('setJoining', { agreementId: id, joining: 'OPEN' });
    const before = await rowsOf(world);
    expect(short(await open())).toEqual(['INVALID_TRANSITION joining']);
    expect(short(await writeNow('setJoining', { agreementId: id, joining: 'UNKNOWN' }))).toEqual([
      'INVALID_INPUT joining',
    ]);
    expect(await rowsOf(world)).toBe(before);
    await takenTo(write, world, versionId, ...TO_ADOPTED);
    expect((await open()).agreement).toMatchObject({
      joining: 'OPEN',
      signatories: { basis: 'UNKNOWN', sequence: '1' },
    });
    const rows = await rowsOf(world);
    expect(short(await open())).toEqual([]);
    expect(await rowsOf(world)).toBe(rows);
    await takenTo(write, world, versionId, 'TERMINATED');
    expect(short(await open())).toEqual(['INVALID_TRANSITION joining']);
    expect(await eventsOf(world, id)).toMatchObject([
      { sequence: '1', payload: { change: null, signatories: { registered: 0, signedHere: false } } },
      { sequence: '2', payload: { change: null } },
    ]);
  });
});

describe('what counters show', () => {
  it('a figure stands while its date is the latest and the register is not complete', async () => {
    const { id } = await agreementMade(write);
    const report = (value: number, asOf: string | null) =>
      write('reportFigure', {
        agreementId: id,
        value,
        approximate: true,
        asOf,
        source: { document: 'D', place: 's. 1' },
      });
    const shown = ({ agreement }: Awaited<ReturnType<typeof report>>) =>
      `${agreement.signatories.value} ${agreement.signatories.basis} ${agreement.signatories.sequence}`;
    expect(shown(await report(90, '2024'))).toBe('90 REPORTED 1');
    expect(shown(await report(40, '2019'))).toBe('90 REPORTED 1');
    expect(shown(await report(95, '2025-01'))).toBe('95 REPORTED 2');
    const complete = await writeNow('declareRegister', { agreementId: id, complete: true });
    expect(shown(complete)).toBe('0 REGISTERED 3');
    expect(complete.agreement.reportedFigures).toHaveLength(3);
    const rows = await rowsOf(world);
    expect(shown(await writeNow('declareRegister', { agreementId: id, complete: true }))).toBe(
      '0 REGISTERED 3',
    );
    expect(await rowsOf(world)).toBe(rows);
    expect(shown(await writeNow('declareRegister', { agreementId: id, complete: false }))).toBe(
      '95 REPORTED 4',
    );
    const { data } = await world.ask(
      `{ agreements(first: 1, filter: { search: "${complete.agreement.title.split(' ').at(-1)}" }, orderBy: { by: SIGNATORIES, direction: DESC }) { nodes { signatories { value } } } }`,
    );
    expect(data.agreements.nodes).toEqual([{ signatories: { value: 95 } }]);
  });

  it('nobody knows still, after a register was declared complete and that was taken back', async () => {
    const { id } = await agreementMade(write);
    await writeNow('declareRegister', { agreementId: id, complete: true });
    const { agreement } = await writeNow('declareRegister', { agreementId: id, complete: false });
    expect(agreement.signatories).toMatchObject({ value: null, basis: 'UNKNOWN', sequence: '2' });
  });

  it('a figure of a day that has not come, or of before 1800, is refused: it would stand above all others', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const report = (asOf: string) =>
      write('reportFigure', {
        agreementId: id,
        value: 1,
        approximate: false,
        asOf,
        source: { document: 'D' },
      });
    for (const asOf of ['2999', '2999-01-01', '1799', '0001', ahead(1)]) {
      expect({ asOf, refusals: short(await report(asOf)) }).toEqual({
        asOf,
        refusals: ['INVALID_INPUT asOf'],
      });
    }
    expect(await rowsOf(world)).toBe(before);
    for (const asOf of [ahead(0), ahead(0).slice(0, 7), ahead(0).slice(0, 4), '1800']) {
      expect(short(await report(asOf))).toEqual([]);
    }
  });

  it('a figure is refused without a source, below 0 and on a day that is none', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const wrong = {
      agreementId: id,
      value: -1,
      approximate: false,
      asOf: '2024-13',
      source: { place: 's. 1' },
    };
    expect(short(await write('reportFigure', wrong))).toEqual([
      'INVALID_INPUT value',
      'INVALID_INPUT asOf',
      'INVALID_INPUT source',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });
});

/** The day in Sweden that lies so many days ahead. */
const ahead = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000);
