import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { undoBefore } from '../../../test/support/undo-migrations.js';
import { dataSourceFor } from '../src/data-source.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('municipalities and bodies of the release before', () => {
  let skane: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
  });
  afterAll(() => skane?.close());

  it('are found with the marks that were typed once migrated, without being loaded again', async () => {
    const { url } = skane.database;
    const spelt = () =>
      sql(
        url,
        `select code, search_text, search_folded, searchable::text from municipality
         union all select id, search_text, search_folded, searchable::text from body order by code`,
      );
    const asLoaded = await spelt();
    expect(asLoaded.length).toBeGreaterThan(5);
    const dataSource = await undoBefore(dataSourceFor(url), 'SearchWithMarks');
    await sql(
      url,
      `update municipality set search_folded = '', search_text = name;
       update body set search_folded = '',
         search_text = array_to_string(name || aliases || member_categories, E'\\n')`,
    );
    await dataSource.runMigrations();
    await dataSource.destroy();
    expect(await spelt()).toEqual(asLoaded);
  });
});
