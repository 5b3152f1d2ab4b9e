import { prepare, recordStore } from '@hub/agreements';
import {
  beginLoad,
  checkDatabase,
  dumpRecords,
  emptyReport,
  type FileContents,
  type Records,
  RegionFileError,
  readDatabase,
} from '@hub/common';
import { REGION_CODES } from '@hub/schema/region-codes';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { agreementRows } from '../src/seed/agreement-rows.js';
import { agreementFact } from '../src/seed/facts.js';
import { loadAgreements } from '../src/seed/load-agreements.js';
import { textHashOf } from '../src/text-hash.js';
import { factsDatabase } from './facts-database.js';

const SOURCE = { document: 'D', place: 'p' };
const ID = '14-agreement-overenskommelsen';

let database: TestDatabase;
beforeEach(async () => {
  database = await factsDatabase();
});
afterEach(() => database.drop());

describe('checking the register of agreements', () => {
  it.each<[string, string[], object]>([
    [
      'two signatures of an organisation on one version',
      [
        'drop index adherence_one_active',
        ...['1', '2'].map(
          (number) =>
            `insert into adherence values ('14-adherence-${number}', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', now(), null)`,
        ),
        `update signatory_counter set registered = 2, sequence = 2 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', id: '14-adherence-2', field: 'state' },
    ],
    [
      'a withdrawal before the signature',
      [
        'alter table adherence drop constraint adherence_withdrawn_after_signing',
        `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'WITHDRAWN', now(), '2001-01-01')`,
      ],
      { kind: 'adherences', id: '14-adherence-1', field: 'withdrawnAt' },
    ],
    [
      'a count that is not that of the signatures',
      [`update signatory_counter set registered = 4 where agreement_id = '${ID}'`],
      { kind: 'counters', id: ID, field: 'registered', got: '4' },
    ],
    [
      'a change log that runs ahead of its counter',
      [
        `insert into outbox (type, key, region_code, sequence, occurred_at, payload) values ('t', '${ID}', '14', 3, now(), '{}')`,
      ],
      { kind: 'counters', id: ID, field: 'sequence', expected: '3 or more' },
    ],
    [
      'a day that is not in the calendar',
      [`update milestone set date = '2014-02-31' where agreement_id = '${ID}' and ordinal = 1`],
      { kind: 'agreements', id: ID, field: 'milestones', got: '"2014-02-31"' },
    ],
    [
      'a signature that is still to come',
      [
        `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', now() + interval '1 day', null)`,
        `update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', id: '14-adherence-1', field: 'signedAt' },
    ],
    [
      'a decision of a year to come',
      ["update decision set date = '2199' where id = (select min(id) from decision)"],
      { kind: 'decisions', field: 'date', got: '"2199": it is still to come' },
    ],
    [
      'a document of a year before there was any',
      [
        "update document set date = '1066', date_from = '1066-01-01', date_to = '1067-01-01' where id = 'doc-overenskommelsen-vgr'",
      ],
      { kind: 'documents', field: 'date', got: '"1066": the year must be from 1800 to 2200' },
    ],
    [
      'an agreement in force that has lost its current version',
      [
        `update agreement_version set state = 'IN_FORCE' where id = '${ID}-v1'`,
        `update agreement set current_version_id = null, joining = 'CLOSED' where id = '${ID}'`,
      ],
      { kind: 'agreements', id: ID, field: 'currentVersion', got: 'none' },
    ],
    [
      'years that are not those of its milestones',
      [`update agreement set years = '{1999}' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'years', got: '1999' },
    ],
    [
      'a record without a source',
      [`update agreement set sources = '[]' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'sources', what: 'The record has no source (källa).' },
    ],
    [
      'a figure whose source says nothing',
      [`update reported_figure set source = '{}' where agreement_id = '${ID}' and ordinal = 1`],
      { kind: 'agreements', id: ID, field: 'reportedFigures.1.source', got: '{}' },
    ],
    [
      'a record whose source says nothing',
      [`update agreement set sources = '[{}]' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'sources.1', expected: 'a document or an address', got: '{}' },
    ],
    [
      'an agreement without a counter',
      [`delete from signatory_counter where agreement_id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'counter', got: 'none' },
    ],
    [
      'a change of an agreement that is not there',
      [1, 2].map(
        (sequence) =>
          `insert into outbox (type, key, region_code, sequence, occurred_at, payload) values ('t', '14-agreement-borta', '14', ${sequence}, now(), '{}')`,
      ),
      { kind: 'counters', id: '14-agreement-borta', field: 'agreementId', source: null },
    ],
    [
      'an action plan that ends before it begins',
      [
        'alter table action_plan drop constraint action_plan_years',
        "update action_plan set end_year = 2014 where id = '14-action-plan-2015-2017'",
      ],
      { kind: 'actionPlans', id: '14-action-plan-2015-2017', field: 'endYear', expected: '2015 or later' },
    ],
    [
      'a document of a region that does not exist',
      ["update document set region_code = '99' where id = 'doc-related-98'"],
      { kind: 'documents', id: 'doc-related-98', field: 'regionCode', region: '99', got: '99' },
    ],
    [
      'a document that is part of itself',
      ["update document set part_of_id = id where id = 'doc-related-98'"],
      { kind: 'documents', id: 'doc-related-98', field: 'partOfId', got: 'doc-related-98' },
    ],
    [
      'an answer to a document that is not there',
      [
        'alter table document drop constraint document_responds_to_id_fkey',
        "update document set responds_to_id = 'doc-borta' where id = 'doc-related-98'",
      ],
      { kind: 'documents', id: 'doc-related-98', field: 'respondsToId', got: 'doc-borta' },
    ],
    [
      'what is said of an agreement, of a kind that is none',
      [
        'alter table agreement_statement drop constraint agreement_statement_kind_check',
        `update agreement_statement set kind = 'VISA' where agreement_id = '${ID}' and ordinal = 1`,
      ],
      { kind: 'agreements', id: ID, field: 'statements.1.kind', got: '"VISA"' },
    ],
    [
      'a contradiction that is about nothing',
      ["delete from contradiction_subject where contradiction_id = 'contradiction-c13'"],
      { kind: 'contradictions', id: 'contradiction-c13', field: 'concerns', region: '00', got: '[]' },
    ],
    [
      'a text that is another than the checksum says',
      [
        `insert into version_text values ('${ID}-v1', 'Den antagna texten')`,
        `update agreement_version set text_hash = '${textHashOf('En annan text')}' where id = '${ID}-v1'`,
      ],
      {
        kind: 'agreements',
        id: ID,
        field: 'versions.1.textHash',
        expected: `${textHashOf('Den antagna texten')}, the SHA-256 of the text`,
        got: textHashOf('En annan text'),
      },
    ],
    [
      'the checksum of a text that the hub does not hold',
      [`update agreement_version set text_hash = '${textHashOf('En text')}' where id = '${ID}-v1'`],
      { kind: 'agreements', id: ID, field: 'versions.1.textHash', got: textHashOf('En text') },
    ],
    [
      'a version that follows itself',
      [`update agreement_version set predecessor_id = id where agreement_id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'versions', got: 'version 1' },
    ],
  ])('finds %s among the rows, and nothing else', async (_what, faults, wanted) => {
    expect(await errors()).toEqual([]);
    for (const fault of faults) await sql(database.url, fault);
    const found = await errors();
    expect(found).toEqual([expect.objectContaining({ severity: 'error', region: '14', ...wanted })]);
  });

  it('counts in the report of a load what it found, and refuses no start for what was wrong before', async () => {
    await sql(database.url, `update signatory_counter set registered = 4 where agreement_id = '${ID}'`);
    expect(await prepare({ databaseUrl: database.url })).toMatchObject({ found: { error: 1 } });
  });

  it('refuses no start and no load for a signature that is still to come, however the time goes', async () => {
    await sql(
      database.url,
      `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', now() + interval '1 day', null)`,
    );
    await sql(
      database.url,
      `update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`,
    );
    expect(await prepare({ databaseUrl: database.url })).toMatchObject({ found: { error: 1 } });
    const contents = { region: '14', records: {} };
    const pending = await beginLoad(recordStore, contents, { databaseUrl: database.url });
    await pending.end();
    expect(pending.outcome).toMatchObject({ errors: [], found: { error: 1 } });
  });
});

it('warns of a matrix of participation that lacks cells', async () => {
  await sql(database.url, 'delete from matrix_cell where ordinal = 3');
  const { findings } = await readDatabase(recordStore, database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  expect(findings.filter(({ kind }) => kind === 'participationMatrices')).toMatchObject([
    { severity: 'warning', id: ID, field: 'cells', got: '23' },
  ]);
});

describe('a load of a file', () => {
  it('is not there for anyone until it is committed, and leaves no trace when it is not', async () => {
    const before = await rows();
    const pending = await beginLoad(recordStore, await contents({ title: 'En ny titel' }), {
      databaseUrl: database.url,
    });
    expect(pending.outcome).toMatchObject({
      changes: [
        { kind: 'agreements', id: ID, change: 'changed', fields: [{ field: 'title', to: '"En ny titel"' }] },
      ],
      errors: [],
    });
    await pending.end();
    expect(await rows()).toEqual(before);
  });

  it('belongs to its owner when it is committed: the facts that the hub ships with leave it alone', async () => {
    const pending = await beginLoad(recordStore, await contents({ title: 'En ny titel' }), {
      databaseUrl: database.url,
    });
    await pending.commit();
    await pending.end();
    await prepare({ databaseUrl: database.url });
    expect(await sql(database.url, `select title from agreement where id = '${ID}'`)).toEqual([
      { title: 'En ny titel' },
    ]);
  });

  it('puts in quarantine again what was there, in an empty register too, and shows it in the next dump', async () => {
    await quarantine([milestone('2015-02-31'), milestone('2014'), milestone('2015-02-30')]);
    const held = await contents({});
    expect(held.records.agreements).toMatchObject([
      {
        milestones: [{ date: '2014' }, { date: '2015-02-30' }, { date: '2015-02-31' }],
        quarantined: [
          { field: 'milestones', reason: expect.stringContaining('a date') },
          { field: 'milestones', reason: expect.stringContaining('a date') },
        ],
      },
    ]);
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      await load(held, other.url);
      const { agreements } = await dump('14', other.url);
      expect(agreements).toMatchObject(held.records.agreements ?? []);
    } finally {
      await other.drop();
    }
  });

  it.each<[string, object, RegExp]>([
    [
      'a day that is not in the calendar',
      { milestones: [milestone('2014'), milestone('2015-02-30')] },
      /milestones\.2\.date: expected a date: .*, got "2015-02-30"/,
    ],
    [
      'a milestone of a version that is none',
      { milestones: [{ ...milestone('2014'), version: 7 }] },
      /milestones\.1\.version: expected the number of one of the versions, got 7/,
    ],
    [
      'a figure below nothing',
      { reportedFigures: [{ value: -1, approximate: false, asOf: null, source: { document: 'D' } }] },
      /reportedFigures\.1\.value: expected a number that is 0 or more, got -1/,
    ],
    [
      'a field of a milestone that the hub does not know',
      { milestones: [{ ...milestone('2014'), place: 'Lund' }] },
      /milestones\.1\.place: expected one of the fields kind, date, version, label, source, got a field/,
    ],
  ])('with %s is refused, and puts nothing in quarantine', async (_what, change, wanted) => {
    const refused = beginLoad(recordStore, await contents(change), { databaseUrl: database.url });
    await expect(refused).rejects.toThrow(RegionFileError);
    await expect(refused).rejects.toThrow(wanted);
  });

  it('does not open or close an agreement that is there', async () => {
    const pending = await beginLoad(recordStore, await contents({ joining: 'OPEN' }), {
      databaseUrl: database.url,
    });
    expect(pending.outcome).toMatchObject({
      changes: [],
      kept: [{ id: ID, why: expect.stringContaining('joining') }],
    });
    await pending.end();
  });

  it('with signatures tells those who watch where the count is, in one entry of the change log', async () => {
    const signature = (number: number, state: string, withdrawnAt: string | null) => ({
      id: `14-adherence-${number}`,
      agreementId: ID,
      versionId: `${ID}-v1`,
      organisationId: `org-${number}`,
      state,
      signedAt: `2026-01-0${number}T00:00:00Z`,
      withdrawnAt,
    });
    const adherences = [signature(1, 'WITHDRAWN', '2026-02-01T00:00:00Z'), signature(2, 'ACTIVE', null)];
    const counter = { agreementId: ID, registered: 1, sequence: 3, registerComplete: false };
    const pending = await beginLoad(
      recordStore,
      {
        region: '14',
        records: { adherences, counters: [{ ...counter, changedAt: '2026-02-01T00:00:00Z' }] },
      },
      { databaseUrl: database.url },
    );
    await pending.commit();
    await pending.end();
    expect(await sql(database.url, 'select key, sequence::int, payload from outbox')).toMatchObject([
      {
        key: ID,
        sequence: 3,
        payload: { change: 'WITHDRAWN', signatories: { registered: 1, reported: { value: 90 } } },
      },
    ]);
    expect(await errors()).toEqual([]);
  });

  it('names signatures of an agreement that nobody has, before anything is written', async () => {
    const adherence = {
      id: '14-adherence-1',
      agreementId: '14-agreement-borta',
      versionId: '14-agreement-borta-v1',
      organisationId: 'org-a',
      state: 'ACTIVE',
      signedAt: '2026-01-01T00:00:00Z',
      withdrawnAt: null,
    };
    const load = beginLoad(
      recordStore,
      { region: '14', records: { adherences: [adherence] } },
      { databaseUrl: database.url },
    );
    await expect(load).rejects.toThrow(RegionFileError);
    await expect(load).rejects.toThrow(
      /adherences 14-adherence-1 agreementId: expected an agreement of the file or/,
    );
  });
});

it('warns of the decision of the facts that is gone, and tells one of a file as an error; the file puts it back', async () => {
  const file = { region: '14', records: { decisions: (await dump('14')).decisions ?? [] } };
  const lose = () => sql(database.url, 'delete from decision');
  const lost = async () =>
    (
      await readDatabase(recordStore, database.url, (manager) => checkDatabase(manager, recordStore))
    ).findings.filter(({ field }) => field.endsWith('.decisions'));
  expect(await lost()).toEqual([]);
  await lose();
  expect(await lost()).toMatchObject([{ severity: 'warning', id: ID, field: 'versions.1.decisions' }]);
  await load(file);
  expect(await lost()).toEqual([]);
  await lose();
  expect(await lost()).toMatchObject([{ severity: 'error', id: ID, got: 'none' }]);
});

describe('a load of the text of a version that was adopted', () => {
  const VERSION = `${ID}-v1`;
  const TEXT = 'Den antagna texten, med å och ä';
  const given = { region: '14', records: { versionTexts: [{ id: VERSION, text: TEXT }] } };
  const held = async () => {
    const [row] = await sql<{ text: string; hash: string }>(
      database.url,
      'select text, text_hash as hash from version_text join agreement_version using (id) where id = $1',
      [VERSION],
    );
    return row;
  };
  const swap = (change: { text?: string; hash?: string }) =>
    Promise.all([
      sql(database.url, 'update version_text set text = coalesce($2, text) where id = $1', [
        VERSION,
        change.text ?? null,
      ]),
      sql(database.url, 'update agreement_version set text_hash = coalesce($2, text_hash) where id = $1', [
        VERSION,
        change.hash ?? null,
      ]),
    ]);
  beforeEach(async () => {
    await load(given);
    expect(await held()).toEqual({ text: TEXT, hash: textHashOf(TEXT) });
  });

  it('makes its checksum anew where that was changed past the hub, and tells it', async () => {
    await swap({ hash: textHashOf('Bytt') });
    expect(await load(given)).toMatchObject({
      changes: [
        {
          kind: 'versionTexts',
          id: VERSION,
          change: 'changed',
          fields: [{ field: 'textHash', to: `"${textHashOf(TEXT)}"` }],
        },
      ],
      kept: [],
    });
    expect(await held()).toEqual({ text: TEXT, hash: textHashOf(TEXT) });
    expect(await load(given)).toMatchObject({ changes: [], unchanged: 1 });
  });

  it('puts the text back that the checksum is of, where another was put there past the hub', async () => {
    await swap({ text: 'Bytt text' });
    expect(await load(given)).toMatchObject({ changes: [{ id: VERSION, fields: [{ field: 'text' }] }] });
    expect(await held()).toEqual({ text: TEXT, hash: textHashOf(TEXT) });
  });

  it('leaves a text and a checksum of which neither is the file’s, for the check to tell', async () => {
    const planted = { text: 'Bytt text', hash: textHashOf('Bytt igen') };
    await swap(planted);
    expect(await load(given)).toMatchObject({ changes: [], kept: [{ id: VERSION }] });
    expect(await held()).toEqual(planted);
    expect(await errors()).toMatchObject([{ field: 'versions.1.textHash' }]);
  });
});

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

    await prepare({ databaseUrl: database.url });
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
    await prepare({ databaseUrl: database.url });
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
      const pending = await beginLoad(recordStore, given(change), { databaseUrl: database.url });
      const [[field, got]] = Object.entries(change) as [[string, string | string[]]];
      expect(pending.outcome.errors).toMatchObject([{ kind: 'documents', field, got: [got].flat()[0] }]);
      await pending.end();
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
    await sql(database.url, `update document set date = '${planted}' ${where}`);
    expect(await load({ region: '14', records })).toMatchObject({
      changes: [],
      kept: [
        { kind: 'documents', id: 'doc-related-24', why: expect.stringContaining(`date is "${planted}"`) },
      ],
    });
    expect(await sql(database.url, `select date from document ${where}`)).toEqual([{ date: planted }]);
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
      const rows = () =>
        sql(database.url, `select ${column} as own from ${table} where ${where} order by ctid::text`);
      const texts = async () => (await rows()).map((row) => JSON.stringify(row)).sort();
      const held = await texts();
      const planted = { document: 'Another book', place: 'page 1' };
      await sql(database.url, `update ${table} set ${column} = $1 where ${where}`, [
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
    const move = () =>
      sql(database.url, "update document set region_code = '12' where id = 'doc-related-98'");

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
    database.url,
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const dumped = recordStore.kinds.flatMap(({ table, parts = [] }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  // The change log and what protects writes belong to the hub that they were made in.
  const left = [
    ...['idempotency', 'loaded_record', 'migration', 'outbox', 'purpose'],
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

function milestone(date: string) {
  return { kind: 'SIGNED', date, version: null, source: SOURCE };
}

/** Gives the agreement milestones as the facts give them, of which some can't be right. */
async function quarantine(milestones: object[]): Promise<void> {
  const held = await contents({ milestones });
  const facts = (held.records.agreements ?? []).map((record) => agreementFact.parse(record));
  await withDatabase((manager) =>
    loadAgreements(manager, facts.map(agreementRows), emptyReport('agreements')),
  );
}

async function withDatabase(work: (manager: EntityManager) => Promise<void>): Promise<void> {
  const dataSource = recordStore.dataSource(database.url);
  await dataSource.initialize();
  try {
    await dataSource.transaction(work);
  } finally {
    await dataSource.destroy();
  }
}

async function errors() {
  const { findings } = await readDatabase(recordStore, database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  return findings.filter(({ severity }) => severity === 'error');
}

async function load(file: FileContents, databaseUrl = database.url) {
  const pending = await beginLoad(recordStore, file, { databaseUrl });
  try {
    await pending.commit();
    return pending.outcome;
  } finally {
    await pending.end();
  }
}

const dump = (regionCode?: string, url = database.url): Promise<Records> =>
  readDatabase(recordStore, url, (manager) =>
    dumpRecords(manager, recordStore.kinds, regionCode === undefined ? {} : { regionCode }),
  );

function found(records: Records, kind: string, id: string) {
  const record = records[kind]?.find((each) => (each.id ?? each.agreementId) === id);
  if (record === undefined) throw new Error(`no ${kind} ${id}`);
  return record;
}

/** A file of region 14 that holds one agreement, with a change in it. */
async function contents(change: object): Promise<FileContents> {
  const dumped = await readDatabase(recordStore, database.url, (manager) =>
    dumpRecords(manager, recordStore.kinds, { regionCode: '14' }),
  );
  const agreements = (dumped.agreements ?? []).filter(({ id }) => id === ID);
  return { region: '14', records: { agreements: agreements.map((record) => ({ ...record, ...change })) } };
}

function rows() {
  return sql(
    database.url,
    `select id, xmin::text from agreement union all select id, xmin::text from agreement_version
     union all select agreement_id, xmin::text from signatory_counter
     union all select kind || id, xmin::text from loaded_record order by 1, 2`,
  );
}
