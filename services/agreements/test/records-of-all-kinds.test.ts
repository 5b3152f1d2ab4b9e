import { prepare, recordStore } from '@hub/agreements';
import type { DataRecord, Records } from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/postgres.js';
import { sql as sqlIn } from '../../../test/support/sql.js';
import { found, freshRegister, ID } from './fresh-register.js';

const SOURCE = { document: 'D', place: 'p' };

const register = freshRegister();
const { sql, load, tried, dump } = register;

const ofRegion = (ids: readonly string[]) => ids.filter((id) => id.startsWith('14'));

describe('a load of documents, plans, principles, matrices, definitions and contradictions', () => {
  it('changes them, and the facts that the hub ships with leave them alone', async () => {
    const held = await dump('14');
    const changes = {
      documents: ['doc-related-98', { title: 'En annan titel', tags: ['ny'] }],
      actionPlans: ['14-action-plan-2015-2017', { contents: ['Annat'], endYear: 2018 }],
      participationMatrices: [ID, { cells: [], bodies: [{ name: 'B', bodyId: null, source: SOURCE }] }],
    } as const;
    const changed = Object.fromEntries(
      Object.entries(changes).map(([kind, [id, change]]) => [
        kind,
        [{ ...found(held, kind, id), ...change }],
      ]),
    );
    expect(await load({ region: '14', records: changed })).toMatchObject({
      changes: [{ kind: 'documents' }, { kind: 'actionPlans' }, { kind: 'participationMatrices' }],
      kept: [],
    });
    const general = await dump('00');
    const ofAll = {
      definitions: [{ ...found(general, 'definitions', 'definition-social-ekonomi'), note: 'En anmärkning' }],
      contradictions: [
        {
          ...found(general, 'contradictions', 'contradiction-c13'),
          concerns: [{ type: 'Agreement', id: ID }],
        },
      ],
      principles: [{ ...found(general, 'principles', 'principle-dialog'), englishName: 'Talks' }],
    };
    await load({ region: '00', records: ofAll });

    await prepare({ databaseUrl: register.url });
    const after = { ...(await dump('14')), definitions: (await dump('00')).definitions ?? [] };
    for (const [kind, [id, change]] of Object.entries(changes)) {
      expect(found(after, kind, id)).toMatchObject(
        kind === 'participationMatrices' ? { cells: [], bodies: [{ name: 'B' }] } : change,
      );
    }
    expect(found(after, 'definitions', 'definition-social-ekonomi')).toEqual(ofAll.definitions[0]);
    expect(found(after, 'contradictions', 'contradiction-c13')).toEqual(ofAll.contradictions[0]);
    expect(found(after, 'principles', 'principle-dialog')).toMatchObject({
      englishName: 'Talks',
      agreementIds: [ID],
    });
    const order = (records: Records) => (records.contradictions ?? []).map(({ id }) => id);
    expect(order(after)).toEqual(order(held));
  });

  it('takes from a region which of its agreements a record of all belongs to, and nothing else of it', async () => {
    const held = await dump('12');
    expect(held.principles).toEqual([]);
    const general = await dump('00');
    const dialog = found(general, 'principles', 'principle-dialog');
    expect(dialog).toMatchObject({ agreementIds: [] });
    const record = { ...dialog, name: 'Samtal', agreementIds: ['12-agreement-overenskommelsen'] };
    const outcome = await load({ region: '12', records: { principles: [record] } });
    expect(outcome).toMatchObject({
      changes: [{ id: 'principle-dialog', fields: [{ field: 'agreementIds' }] }],
      kept: [{ id: 'principle-dialog', why: expect.stringContaining('different here: name') }],
    });
    for (const region of ['12', '14']) {
      expect(found(await dump(region), 'principles', 'principle-dialog')).toMatchObject({
        name: 'Dialog',
        agreementIds: [`${region}-agreement-overenskommelsen`],
      });
    }
  });

  it('leaves what a region says of its agreements, when the facts are loaded again, and what the facts say of others', async () => {
    const dialog = found(await dump('14'), 'principles', 'principle-dialog');
    await load({ region: '14', records: { principles: [{ ...dialog, agreementIds: [] }] } });
    await prepare({ databaseUrl: register.url });
    expect(found(await dump(), 'principles', 'principle-dialog')).toMatchObject({ agreementIds: [] });

    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      const { agreements } = await dump('12');
      const own = { ...dialog, agreementIds: ['12-agreement-overenskommelsen'] };
      await load({ region: '12', records: { agreements: agreements ?? [], principles: [own] } }, other.url);
      await prepare({ databaseUrl: other.url });
      expect(found(await dump(undefined, other.url), 'principles', 'principle-dialog')).toMatchObject({
        agreementIds: ['12-agreement-overenskommelsen', ID],
      });
    } finally {
      await other.drop();
    }
  });

  it('leaves a document of others that a file only carries along to the facts, and what the file ties it to stands', async () => {
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      const shipped = (await dump()).documents ?? [];
      // With the documents of others, as a region's file carries them along: tied to its own agreements alone.
      const documents = shipped.map((each) => ({
        ...each,
        agreementIds: ofRegion(each.agreementIds as string[]),
        ...(each.id === 'doc-related-98' && { title: 'Ny titel' }),
      }));
      await load({ region: '14', records: { ...(await dump('14')), documents } }, other.url);
      // As if the facts of that day had said something else.
      await sqlIn(other.url, "update document set title = 'Förr'");
      await prepare({ databaseUrl: other.url });
      const after = (await dump(undefined, other.url)).documents ?? [];
      const of = (region: string, records: readonly DataRecord[]) =>
        records.filter(({ regionCode }) => regionCode === region).map(({ updatedAt: _, ...each }) => each);
      expect(of('12', after)).toEqual(of('12', shipped));
      expect(of('14', after)).toEqual(of('14', shipped).map((each) => ({ ...each, title: 'Förr' })));
    } finally {
      await other.drop();
    }
  });

  it('refuses what is tied to agreements of another region, or refers to what is not there', async () => {
    const held = await dump('14');
    const document = found(held, 'documents', 'doc-related-98');
    const given = (change: object) => ({
      region: '14',
      records: { documents: [{ ...document, ...change }] },
    });
    await expect(load(given({ agreementIds: ['12-agreement-overenskommelsen'] }))).rejects.toThrow(
      /documents doc-related-98 agreementIds: expected agreements of the file’s own region alone, got 12-/,
    );
    for (const change of [{ agreementIds: ['14-agreement-borta'] }, { respondsToId: 'doc-borta' }]) {
      const [[field, got]] = Object.entries(change) as [[string, string | string[]]];
      const { errors } = await tried(given(change));
      expect(errors).toMatchObject([{ kind: 'documents', field, got: [got].flat()[0] }]);
    }
  });

  it('is not stopped by a document of another region that can’t be read', async () => {
    const { documents = [] } = await dump();
    const records = {
      ...(await dump('14')),
      documents: documents.filter(({ id }) => id === 'doc-related-24'),
    };
    const planted = '2015-02-30';
    const where = "where id = 'doc-related-24'";
    await sql(`update document set date = '${planted}' ${where}`);
    expect(await load({ region: '14', records })).toMatchObject({
      changes: [],
      kept: [
        { kind: 'documents', id: 'doc-related-24', why: expect.stringContaining(`date is "${planted}"`) },
      ],
    });
    expect(await sql(`select date from document ${where}`)).toEqual([{ date: planted }]);
  });

  it.each([
    ['agreement', 'sources', 'id'],
    ['agreement_version', 'sources', 'agreement_id'],
    ['milestone', 'source', 'agreement_id'],
    ['reported_figure', 'source', 'agreement_id'],
    ['agreement_statement', 'source', 'agreement_id'],
    ['action_plan', 'sources', 'agreement_id'],
    ['matrix_cell', 'sources', 'agreement_id'],
    ['matrix_body', 'source', 'agreement_id'],
    ['document', 'sources', 'region_code'],
    ['principle', 'sources', 'null', '00'],
    ['definition', 'sources', 'null', '00'],
    ['contradiction', 'sources', 'null', '00'],
  ])(
    'gives %s.%s what the file says, whatever has been put there past the hub',
    async (table, column, idIn, region = '14') => {
      const records = await dump(region);
      const where = region === '00' ? 'true' : `left(${idIn}, 2) = '14'`;
      const rows = () => sql(`select ${column} as own from ${table} where ${where} order by ctid::text`);
      const texts = async () => (await rows()).map((row) => JSON.stringify(row)).sort();
      const held = await texts();
      const planted = { document: 'Another book', place: 'page 1' };
      await sql(`update ${table} set ${column} = $1 where ${where}`, [
        JSON.stringify(column === 'sources' ? [planted] : planted),
      ]);
      expect(await texts()).not.toEqual(held);
      expect(await load({ region, records })).toMatchObject({ errors: [] });
      expect(await texts()).toEqual(held);
    },
  );

  it('takes a document back that was moved to another region past the hub, and none that its own region moved', async () => {
    const records = { documents: [found(await dump('14'), 'documents', 'doc-related-98')] };
    const region = async () => found(await dump(), 'documents', 'doc-related-98').regionCode;
    const [held] = records.documents;
    expect(held?.regionCode).toBe('14');
    const move = () => sql("update document set region_code = '12' where id = 'doc-related-98'");

    await move();
    expect(await load({ region: '14', records })).toMatchObject({ changes: [{ id: held?.id }], kept: [] });
    expect(await region()).toBe('14');
    // Also where it came from the region's file.
    await move();
    await load({ region: '14', records });
    expect(await region()).toBe('14');

    await load({ region: '14', records: { documents: [{ ...held, regionCode: '12', agreementIds: [] }] } });
    expect(await load({ region: '14', records })).toMatchObject({
      kept: [
        { id: held?.id, why: expect.stringMatching(/12 is its owner.*regionCode "14" in a file of 12/) },
      ],
    });
    expect(await region()).toBe('12');
    await load({ region: '12', records: { documents: [{ ...held, agreementIds: [] }] } });
    expect(await region()).toBe('14');
  });

  it('gives every kind back as it was: files of all regions make the same register', async () => {
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      // First the region whose report the related documents of all others are part of.
      for (const region of ['12', ...[...REGION_CODES].filter((code) => code !== '12')]) {
        await load({ region, records: await dump(region) }, other.url);
      }
      const [wanted, got] = await Promise.all([dump(), dump(undefined, other.url)]);
      for (const { kind } of recordStore.kinds) {
        const byId = (records: Records) =>
          new Map((records[kind] ?? []).map((each) => [JSON.stringify(each), 1]));
        expect({ kind, records: byId(got) }).toEqual({ kind, records: byId(wanted) });
      }
      const order = ({ contradictions = [] }: Records) => contradictions.map(({ id }) => id);
      expect(order(got)).toEqual(order(wanted));
    } finally {
      await other.drop();
    }
  });
});

it('has an entry in the list of kinds for every table, so that no row is left out of a dump', async () => {
  const tables = await sql<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const dumped = recordStore.kinds.flatMap(({ table, parts = [] }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  // The change log and what protects writes belong to the hub that they were made in.
  const left = [
    ...['cursor_key', 'idempotency', 'loaded_record', 'migration', 'outbox', 'purpose'],
    ...[
      'history_entry',
      'person',
      'person_reading',
      'merged_organisation',
      'log_place',
      'region_confirmation',
    ],
  ];
  expect(tables.map(({ name }) => name).sort()).toEqual([...dumped, ...left].sort());
});
