import { prepare } from '@hub/regions';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { dataSourceFor } from '../src/data-source.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('a database of the release before', () => {
  let gavleborg: RegionsWorld;
  beforeAll(async () => {
    gavleborg = await regionsWorld('21');
  });
  afterAll(() => gavleborg?.close());

  it('answers with its own rows once it is migrated, and with all of the record once it is loaded', async () => {
    const { url } = gavleborg.database;
    const whole = await read();
    const dataSource = await dataSourceFor(url).initialize();
    do await dataSource.undoLastMigration();
    while (await hasDetails(url));
    await sql(
      url,
      `update project set funding_rule = funding_rule - '{id,base,wording,sources}'::text[]
       where funding_rule is not null`,
    );
    await dataSource.runMigrations();
    await dataSource.destroy();
    const place = { place: "section 'Finansiering'" };
    expect(await read()).toMatchObject({
      region: [{ platforms: [], goals: Array(9).fill({ kind: 'OBJECTIVE', project: null }) }],
      project: {
        statements: [],
        bodies: [],
        municipalities: Array(4).fill({ through: null, sources: [place] }),
        fundingRule: {
          id: '21-rule-alternativa-driftsformer',
          maxFunderShare: 0.5,
          base: null,
          wording: null,
          sources: [place],
        },
      },
    });
    await prepare({ databaseUrl: url, regionCode: '21' });
    expect(await read()).toEqual(whole);
  });

  async function hasDetails(url: string): Promise<boolean> {
    const columns = await sql(
      url,
      "select 1 from information_schema.columns where table_name = 'project' and column_name = 'reports'",
    );
    return columns.length > 0;
  }

  async function read() {
    const { data, errors } = await gavleborg.askActivities(`{
      region: _entities(representations: [{ __typename: "Region", code: "21" }]) {
        ... on Region { platforms { id } goals { kind project { id } } } }
      project(id: "21-project-alternativa-driftsformer") {
        statements { id } bodies { id } municipalities { through { id } sources { place } }
        fundingRule { id maxFunderShare base wording sources { place } } } }`);
    expect(errors).toBeUndefined();
    return data;
  }
});
