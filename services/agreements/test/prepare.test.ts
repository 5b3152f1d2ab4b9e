import { createService, DEMO_AGREEMENT_IDS, prepare } from '@hub/agreements';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Counted in the facts: 20 milestones and one figure in the documents, 14 and 6 found elsewhere. */
const LOADED = {
  agreements: 33,
  versions: 36,
  milestones: 34,
  parties: 22,
  reportedFigures: 7,
  statements: 42,
  decisions: 1,
  documents: 104,
  documentAgreements: 20,
  actionPlans: 3,
  principles: 6,
  agreementPrinciples: 6,
  matrixCells: 24,
  matrixBodies: 4,
  definitions: 5,
  contradictions: 15,
  contradictionSubjects: 50,
};
const TABLES = [
  'agreement',
  'agreement_version',
  'milestone',
  'party',
  'reported_figure',
  'signatory_counter',
  'quarantine',
  'agreement_statement',
  'decision',
  'document',
  'document_agreement',
  'action_plan',
  'principle',
  'agreement_principle',
  'matrix_cell',
  'matrix_body',
  'definition',
  'contradiction',
  'contradiction_subject',
];

const contents = async () =>
  Promise.all(
    TABLES.map((table) => sql(database.url, `select ctid, xmin, * from ${table} order by ${table}::text`)),
  );

describe('preparing the database', () => {
  it('loads every fact, and says what it did', async () => {
    const report = await prepare({ databaseUrl: database.url });
    expect(report).toEqual({
      deployment: 'agreements',
      found: { error: 0, warning: 0, notice: 0 },
      loaded: LOADED,
      unchanged: expect.anything(),
      refused: [],
    });
  });

  it('changes nothing when it is run again', async () => {
    const before = await contents();
    const report = await prepare({ databaseUrl: database.url });
    expect(report.unchanged).toEqual(LOADED);
    expect(report.loaded).toEqual(Object.fromEntries(Object.keys(LOADED).map((kind) => [kind, 0])));
    expect(await contents()).toEqual(before);
  });

  it('loads again what has been changed, and leaves the rest and what was written in the hub alone', async () => {
    await sql(
      database.url,
      `update agreement set title = 'Changed', fact_hash = 'older', joining = 'CLOSED' where id = '14-agreement-overenskommelsen'`,
    );
    const report = await prepare({ databaseUrl: database.url });
    expect(report.loaded.agreements).toBe(1);
    expect(report.unchanged.agreements).toBe(32);
    const rows = await sql(
      database.url,
      `select title, joining, (select count(*)::int from party where agreement_id = id) as parties
       from agreement where id = '14-agreement-overenskommelsen'`,
    );
    expect(rows).toEqual([
      {
        title: 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
        joining: 'CLOSED',
        parties: 2,
      },
    ]);
  });

  it('takes out of the record what the facts no longer hold', async () => {
    await sql(
      database.url,
      `insert into contradiction (id, ordinal, severity, description, handling, sources)
       values ('contradiction-old', 99, 'LOW', 'x', 'x', '[]')`,
    );
    await sql(
      database.url,
      `insert into contradiction_subject values ('contradiction-old', 1, 'Region', '21'), ('contradiction-c1', 9, 'Region', '21')`,
    );
    await prepare({ databaseUrl: database.url });
    const rows = await sql(
      database.url,
      `select (select count(*)::int from contradiction) as contradictions,
         (select count(*)::int from contradiction_subject) as subjects`,
    );
    expect(rows).toEqual([{ contradictions: 15, subjects: 50 }]);
  });

  it('does not make a demonstration of the real register', async () => {
    await expect(prepare({ databaseUrl: database.url, demo: true })).rejects.toThrow(/real register/);
    expect(await sql(database.url, `select id from agreement where joining = 'OPEN'`)).toEqual([]);
  });

  it('opens a few agreements in a demonstration, once', async () => {
    const demo = await testDatabase();
    try {
      for (const _ of [1, 2]) await prepare({ databaseUrl: demo.url, demo: true });
      const open = await sql<{ id: string }>(
        demo.url,
        `select id from agreement where joining = 'OPEN' order by id`,
      );
      expect(open.map(({ id }) => id)).toEqual([...DEMO_AGREEMENT_IDS].sort());
      await expect(prepare({ databaseUrl: demo.url })).rejects.toThrow(/demonstration/);
    } finally {
      await demo.drop();
    }
  });
});

it('the service refuses to start on a database that has not been prepared', async () => {
  const empty = await testDatabase();
  const keys = await testIssuer('agreements');
  const service = createService({
    port: 0,
    host: '127.0.0.1',
    deployment: 'agreements',
    databaseUrl: empty.url,
    eventsDatabaseUrl: empty.url,
    eventsRetentionHours: 1,
    answersRetentionDays: 30,
    trustedKeys: keys.trustedKeys as never,
    logLevel: 'silent',
    organisationsUrl: 'http://127.0.0.1:1/graphql',
    organisationsTimeout: 5_000,
    signingKey: keys.privateKey,
    formerSigningKeys: [],
  });
  try {
    await expect(service.start()).rejects.toThrow(/prepare/);
  } finally {
    await service.stop();
    await empty.drop();
  }
});
