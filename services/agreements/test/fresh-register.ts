import { recordStore } from '@hub/agreements';
import {
  beginLoad,
  checkDatabase,
  dumpRecords,
  type FileContents,
  type Finding,
  type LoadOutcome,
  type Records,
  readDatabase,
} from '@hub/common';
import { afterEach, beforeEach } from '@jest/globals';
import type { TestDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { factsDatabase } from './facts-database.js';

/** An agreement of the facts, of Västra Götaland. */
export const ID = '14-agreement-overenskommelsen';

/** The register of agreements as the facts make it, without a service. */
export interface FreshRegister {
  /** The address of its database, which is another one in each test. */
  readonly url: string;
  /** Runs one statement on it, past the hub. */
  sql<Row extends object>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** What the check finds. */
  findings(): Promise<Finding[]>;
  /** What it finds that can't be so. */
  errors(): Promise<Finding[]>;
  /** Loads a file, into another register where an address is given. */
  load(file: FileContents, url?: string): Promise<LoadOutcome>;
  /** Tells what a load would do, and takes it back. */
  tried(file: FileContents): Promise<LoadOutcome>;
  /** The records of a region, or all; of another register where an address is given. */
  dump(regionCode?: string, url?: string): Promise<Records>;
  /** A file of region 14 that holds one agreement, with a change in it. */
  contents(change: object): Promise<FileContents>;
}

/** A register for each test of a file, gone after it. */
export function freshRegister(): FreshRegister {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await factsDatabase();
  });
  afterEach(() => database.drop());

  const begun = async (file: FileContents, url: string, commits: boolean) => {
    const pending = await beginLoad(recordStore, file, { databaseUrl: url });
    try {
      if (commits) await pending.commit();
      return pending.outcome;
    } finally {
      await pending.end();
    }
  };
  const findings = async () => {
    const { findings } = await readDatabase(recordStore, database.url, (manager) =>
      checkDatabase(manager, recordStore),
    );
    return [...findings];
  };
  const dump = (regionCode?: string, url = database.url) =>
    readDatabase(recordStore, url, (manager) =>
      dumpRecords(manager, recordStore.kinds, regionCode === undefined ? {} : { regionCode }),
    );
  return {
    get url() {
      return database.url;
    },
    sql: (statement, parameters) => sql(database.url, statement, parameters),
    findings,
    errors: async () => (await findings()).filter(({ severity }) => severity === 'error'),
    load: (file, url = database.url) => begun(file, url, true),
    tried: (file) => begun(file, database.url, false),
    dump,
    async contents(change) {
      const { agreements = [] } = await dump('14');
      const own = agreements.filter(({ id }) => id === ID);
      return { region: '14', records: { agreements: own.map((record) => ({ ...record, ...change })) } };
    },
  };
}

/** The record of a dump that has the id. */
export function found(records: Records, kind: string, id: string) {
  const record = records[kind]?.find((each) => (each.id ?? each.agreementId) === id);
  if (record === undefined) throw new Error(`no ${kind} ${id}`);
  return record;
}

/** A time at which somebody may have signed. */
export const SIGNED = '2020-06-01T00:00:00.000Z';

/** A standing signature of a file, or what else the changes make of it. */
export function signature(changes: object) {
  return {
    id: '14-adherence-1',
    agreementId: ID,
    versionId: `${ID}-v1`,
    organisationId: 'org-a',
    state: 'ACTIVE',
    signedAt: SIGNED,
    withdrawnAt: null,
    ...changes,
  };
}
