import { rightHolder } from '@hub/common';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { undoBefore } from '../../../test/support/undo-migrations.js';
import { dataSourceFor } from '../src/data-source.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { write } from './writing.js';

let world: OrganisationsWorld;
beforeAll(async () => {
  world = await organisationsWorld();
});
afterAll(() => world.close());

it('rights that a hub-admin took in the release before are left to hub-admins once migrated', async () => {
  const admin = await world.askAs(['hub-admin'], 'the-admin');
  const editor = await world.askAs(['region-editor:12'], 'the-editor');
  const taken: [string, (typeof admin)[]][] = [
    ['by an admin', [admin]],
    ['by an editor', [editor]],
    ['last by an editor', [admin, editor]],
    ['last by an admin', [editor, admin]],
  ];
  for (const [subject, takers] of taken) {
    for (const [index, taker] of takers.entries()) {
      if (index > 0) await write(admin, 'restoreRight', { subject, role: 'portal:12' });
      await write(taker, 'revokeRight', { subject, role: 'portal:12' });
    }
  }
  const regions = async () => {
    const rows = await sql<{ holder: string; region_code: string | null }>(
      world.database.url,
      'select holder, region_code from revocation',
    );
    return taken.map(
      ([subject]) => rows.find(({ holder }) => holder === rightHolder(subject))?.region_code ?? null,
    );
  };
  expect(await regions()).toEqual([null, '12', '12', null]);
  const dataSource = await undoBefore(dataSourceFor(world.database.url), 'KeepWhatAdminsRevoked');
  await sql(world.database.url, "update revocation set region_code = '12'");
  await dataSource.runMigrations();
  await dataSource.destroy();
  expect(await regions()).toEqual([null, '12', '12', null]);
});
