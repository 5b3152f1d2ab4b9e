import { recordStore } from '@hub/agreements';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../../../test/support/postgres.js';
import { filesOf, loadFiles, rowsOf, tablesOf } from '../../../test/support/record-files.js';
import { sql } from '../../../test/support/sql.js';
import { removeRow, tamper } from '../../../test/support/tamper.js';
import { factsDatabase } from './facts-database.js';

const ID = '14-agreement-overenskommelsen';

let database: TestDatabase;
beforeAll(async () => {
  database = await factsDatabase();
  await withSignaturesAndQuarantine();
});
afterAll(() => database.drop());

/**
 * What a file does not set: opening and closing, whose a document is, when and how often a count changed, the places in
 * the lists of all, how often a record was edited. A version is its agreement's by its id.
 */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  agreement: ['joining', 'fact_hash', 'revision'],
  agreement_version: ['text_hash', 'agreement_id', 'revision'],
  document: ['region_code'],
  signatory_counter: ['changed_at', 'sequence'],
  principle: ['ordinal'],
  definition: ['ordinal'],
  contradiction: ['ordinal'],
};
/** Their columns are all of the key. */
const TIES = ['document_agreement', 'agreement_principle'];
/** A view: its rows are those of its parts. */
const TABLES = tablesOf(recordStore).filter((table) => table !== 'participation_matrix');

describe('a file from before', () => {
  it.each(TABLES.filter((table) => !TIES.includes(table)))(
    'takes back what a hand has changed in the table %s',
    async (table) => {
      const files = await filesOf(recordStore, database.url);
      const before = await rows();
      expect(await tamper(database.url, table, LEFT[table])).toMatchObject({ left: [] });
      expect(await rows()).not.toEqual(before);
      expect(await loadFiles(recordStore, database.url, files)).toEqual([]);
      expect(await rows()).toEqual(before);
    },
  );

  it.each(TABLES)('brings back a row that is gone from the table %s', async (table) => {
    const files = await filesOf(recordStore, database.url);
    // What comes back to a list of all comes last.
    const without = LEFT[table]?.includes('ordinal') ? ['ordinal'] : [];
    const before = await rows(without);
    await removeRow(database.url, table);
    expect(await rows(without)).not.toEqual(before);
    await loadFiles(recordStore, database.url, files);
    expect(await rows(without)).toEqual(before);
  });

  it('takes away the parts and versions that a hand has added to an agreement', async () => {
    const files = await filesOf(recordStore, database.url);
    const before = await rows();
    await sql(
      database.url,
      `insert into agreement_version (id, agreement_id, number, title, state) values ('${ID}-v7', '${ID}', 7, 'T', 'DRAFT')`,
    );
    await sql(database.url, `insert into party (agreement_id, ordinal, name) values ('${ID}', 9, 'Ny part')`);
    await loadFiles(recordStore, database.url, files);
    expect(await rows()).toEqual(before);
  });

  it('does not undo what organisations have done since, and tells of a count that it mends', async () => {
    const files = await filesOf(recordStore, database.url);
    const [{ told } = { told: 0 }] = await sql<{ told: number }>(
      database.url,
      'select max(sequence)::int as told from outbox',
    );
    await sql(database.url, `update signatory_counter set registered = 8 where agreement_id = '${ID}'`);
    await loadFiles(recordStore, database.url, files);
    const counter = `select registered, sequence::int from signatory_counter where agreement_id = '${ID}'`;
    expect(await sql(database.url, counter)).toEqual([{ registered: 1, sequence: told + 1 }]);
    expect(
      await sql(database.url, 'select sequence::int, payload from outbox order by id desc limit 1'),
    ).toMatchObject([{ sequence: told + 1, payload: { change: null, signatories: { registered: 1 } } }]);

    await sql(
      database.url,
      `insert into adherence values ('14-adherence-2', '${ID}', '${ID}-v1', 'org-b', 'ACTIVE', now(), null)`,
    );
    await sql(
      database.url,
      `update signatory_counter set registered = 2, sequence = sequence + 1 where agreement_id = '${ID}'`,
    );
    const after = await rows();
    expect(await loadFiles(recordStore, database.url, files)).toMatchObject([
      expect.stringContaining(`2 are registered here after ${told + 2} changes, 1 after ${told} in the file`),
    ]);
    expect(await rows()).toEqual(after);
  });
});

/** A signature on an agreement, a milestone in it that can't be right, a decision, and a draft with its text. */
async function withSignaturesAndQuarantine(): Promise<void> {
  const file = (await filesOf(recordStore, database.url)).find(({ region }) => region === '14');
  if (file === undefined) throw new Error('no file of region 14');
  const adherence = {
    id: '14-adherence-1',
    agreementId: ID,
    versionId: `${ID}-v1`,
    organisationId: 'org-a',
    state: 'ACTIVE',
    signedAt: '2026-01-01T00:00:00Z',
    withdrawnAt: null,
  };
  const changedAt = '2026-01-01T00:00:00Z';
  const counter = { agreementId: ID, registered: 1, sequence: 1, registerComplete: false, changedAt };
  const source = { document: 'D', place: 'p' };
  const wrong = { kind: 'SIGNED', date: '2015-02-30', version: null, source };
  const draft = { number: 9, title: 'U', state: 'DRAFT', predecessor: null, sources: [source] };
  const decision = {
    id: `${ID}-v1-decision-1`,
    agreementId: ID,
    versionId: `${ID}-v1`,
    organ: 'Regionfullmäktige',
    date: '2014-11-25',
    paragraph: '§ 1',
    registryNumber: null,
    source,
  };
  const agreements = (file.records.agreements ?? [])
    .filter(({ id }) => id === ID)
    .map((agreement) => ({
      ...agreement,
      versions: [...(agreement.versions as { number: number }[]).filter(({ number }) => number !== 9), draft],
      milestones: [...(agreement.milestones as object[]), wrong],
      quarantined: [{ field: 'milestones', value: JSON.stringify(wrong), reason: 'wanted a date' }],
    }));
  const records = {
    agreements,
    versionTexts: [{ id: `${ID}-v9`, text: 'Ett utkast.' }],
    decisions: [decision],
    adherences: [adherence],
    counters: [counter],
  };
  await loadFiles(recordStore, database.url, [{ region: '14', records }]);
}

const rows = (without: readonly string[] = []) =>
  rowsOf(recordStore, database.url, [
    'updated_at',
    'fact_hash',
    'revision',
    // A load that changes a count moves on what they say.
    'changed_at',
    'sequence',
    ...without,
  ]);
