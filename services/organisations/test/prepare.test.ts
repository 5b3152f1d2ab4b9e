import { prepare } from '@hub/organisations';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';

describe('preparing the organisations', () => {
  const databases: TestDatabase[] = [];
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.drop()));
  });

  it('loads every organisation and quarantines the misprinted number', async () => {
    const { url } = await database();
    const report = await prepare({ databaseUrl: url });
    expect(report).toEqual({
      deployment: 'organisations',
      found: { error: 0, warning: 0, notice: 1 },
      loaded: { organisations: 78, quarantine: 1 },
      unchanged: { organisations: 0, quarantine: 0 },
      refused: [
        {
          kind: 'organisations',
          id: 'org-alvkarleby-kommun',
          field: 'organisationNumber',
          value: '21200-0258',
          reason: expect.stringContaining('this one has 9'),
        },
      ],
    });
    expect(await sql(url, 'select kind, id, value, source from quarantine')).toEqual([
      expect.objectContaining({ value: '21200-0258', source: [expect.objectContaining({ url: null })] }),
    ]);
  });

  it('changes nothing when it runs again', async () => {
    const { url } = await database();
    await prepare({ databaseUrl: url, demo: true });
    const before = await everything(url);
    const report = await prepare({ databaseUrl: url, demo: true });
    expect(report).toMatchObject({
      loaded: { organisations: 0, quarantine: 0 },
      unchanged: { organisations: 118, quarantine: 1 },
    });
    expect(await everything(url)).toEqual(before);
  });

  it('can run twice at the same time', async () => {
    const { url } = await database();
    const reports = await Promise.all([prepare({ databaseUrl: url }), prepare({ databaseUrl: url })]);
    expect(reports.reduce((sum, { loaded }) => sum + (loaded.organisations ?? 0), 0)).toBe(78);
  });

  it('loads demonstration organisations only for a demonstration, all marked and without numbers', async () => {
    const { url } = await database();
    await prepare({ databaseUrl: url });
    expect(await demo(url)).toEqual([]);
    await prepare({ databaseUrl: url, demo: true });
    const organisations = await demo(url);
    expect(organisations).toHaveLength(40);
    expect(organisations[0]).toMatchObject({ id: 'org-demo-01', name: 'Demonstrationsföreningen Eken' });
    for (const { name, organisation_number, document } of organisations) {
      expect(name).toMatch(/^Demonstrationsföreningen /);
      expect([organisation_number, document]).toEqual([null, 'Demonstrationsdata']);
    }
    expect(new Set(organisations.map(({ name }) => name)).size).toBe(40);
  });

  async function database(): Promise<TestDatabase> {
    const made = await testDatabase();
    databases.push(made);
    return made;
  }

  function demo(url: string) {
    return sql(
      url,
      `select id, name, organisation_number, sources->0->>'document' as document
       from organisation where id like 'org-demo-%' order by id`,
    );
  }

  function everything(url: string) {
    return sql(
      url,
      `select id, updated_at, xmin::text, ctid::text from organisation
       union all select id, null, xmin::text, ctid::text from quarantine order by id, updated_at`,
    );
  }
});
