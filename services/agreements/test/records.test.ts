import { prepare, recordStore } from '@hub/agreements';
import {
  beginLoad,
  checkDatabase,
  dumpRecords,
  type FileContents,
  RegionFileError,
  readDatabase,
} from '@hub/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';

const ID = '14-agreement-overenskommelsen';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await prepare({ databaseUrl: database.url });
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
      [`update milestone set date = '2014-02-31' where agreement_id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'milestones', got: '"2014-02-31"' },
    ],
    [
      'a record without a source',
      [`update agreement set sources = '[]' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'sources', what: 'The record has no source (källa).' },
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

  it('puts in quarantine again what was there, and shows it in the next dump', async () => {
    const wrong = {
      kind: 'SIGNED',
      date: '2015-02-30',
      version: null,
      source: { document: 'D', place: 'p' },
    };
    const pending = await beginLoad(recordStore, await contents({ milestones: [wrong] }), {
      databaseUrl: database.url,
    });
    await pending.commit();
    await pending.end();
    const { records } = await contents({});
    expect(records.agreements).toMatchObject([
      {
        milestones: [wrong],
        quarantined: [{ field: 'milestones', reason: expect.stringContaining('a date') }],
      },
    ]);
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

it('has an entry in the list of kinds for every table, so that no row is left out of a dump', async () => {
  const tables = await sql<{ name: string }>(
    database.url,
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const dumped = recordStore.kinds.flatMap(({ table, parts = [] }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  // The change log and what protects writes belong to the hub that they were made in.
  const left = ['idempotency', 'loaded_record', 'migration', 'outbox', 'purpose'];
  expect(tables.map(({ name }) => name).sort()).toEqual([...dumped, ...left].sort());
});

async function errors() {
  const { findings } = await readDatabase(recordStore, database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  return findings.filter(({ severity }) => severity === 'error');
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
