import { describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { freshKey } from './agreements-world.js';
import { historyOf, managedWorld, NEW, NOW, rowsOf, short, writer } from './writes-world.js';

const { world, write } = managedWorld();

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
