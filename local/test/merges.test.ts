import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordStore as agreements } from '@hub/agreements';
import { dumpRecords, type Records, readDatabase } from '@hub/common';
import { recordStore as organisations } from '@hub/organisations';
import { recordStore as regions } from '@hub/regions';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { factsDatabase as agreementsDatabase } from '../../services/agreements/test/facts-database.js';
import { factsDatabase as organisationsDatabase } from '../../services/organisations/test/facts-database.js';
import { factsDatabase as regionsDatabase } from '../../services/regions/test/facts-database.js';
import { addOrganisations } from '../../test/support/copy-rows.js';
import type { TestDatabase } from '../../test/support/postgres.js';
import { sql } from '../../test/support/sql.js';
import { dumpSettled } from '../src/data/dump-settled.js';
import type { DeploymentData, HubData } from '../src/data/hub-data.js';
import { loadRegion } from '../src/data/load-region.js';
import { Interruption } from '../src/interruption.js';

const AGREEMENT = '12-agreement-overenskommelsen';

let databases: TestDatabase[];
let register: TestDatabase;
let record: TestDatabase;
let hub: HubData;
beforeEach(async () => {
  databases = await Promise.all([organisationsDatabase(), agreementsDatabase(), regionsDatabase('12')]);
  const [own] = databases.slice(2) as [TestDatabase];
  [register, record] = databases as [TestDatabase, TestDatabase];
  const deployments = [
    { deployment: { name: 'organisations' }, store: organisations, databaseUrl: register.url },
    {
      deployment: { name: 'regions-12', region: { code: '12', name: 'Skåne' } },
      store: regions,
      databaseUrl: own.url,
    },
    { deployment: { name: 'agreements' }, store: agreements, databaseUrl: record.url },
  ] as unknown as DeploymentData[];
  const named = (wanted: string) =>
    deployments.find(({ deployment: { name } }) => name === wanted) as DeploymentData;
  hub = {
    dataDir: mkdtempSync(path.join(os.tmpdir(), 'hub-merges-')),
    deployments,
    stores: [organisations, regions, agreements],
    kinds: [...organisations.kinds, ...regions.kinds, ...agreements.kinds],
    checkpointKeys: [],
    ofRegion: () => named('regions-12'),
    ofService: named,
  };
  await addOrganisations(register.url, 'org-abf-malmo', ['org-ett', 'org-tva']);
  for (const organisationId of ['org-ett', 'org-tva']) {
    await sql(
      record.url,
      `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at)
       values ('12-adherence-' || $3, $1, $2, $3, 'ACTIVE', '2026-01-02')`,
      [AGREEMENT, `${AGREEMENT}-v1`, organisationId],
    );
  }
}, 60_000);
afterEach(async () => {
  rmSync(hub.dataDir, { recursive: true, force: true });
  await Promise.all(databases.map((database) => database.drop()));
});

test('a file that merges two organisations is refused where both have signed one version here, with the signature that is one too many', async () => {
  const held = await readDatabase(organisations, register.url, (manager) =>
    dumpRecords(manager, organisations.kinds),
  );
  const survivor = held.organisations?.find(({ id }) => id === 'org-ett');
  const former = [{ id: 'org-tva', organisationNumber: null, mergedAt: '2026-02-01T00:00:00.000Z' }];
  const outcomes = await loadRegion(
    hub,
    { region: '12', records: { organisations: [{ ...survivor, former }] } },
    { file: '12.json', dryRun: false, interruption: new Interruption() },
  );
  expect(outcomes.flatMap(({ errors }) => errors)).toMatchObject([
    { kind: 'adherences', id: '12-adherence-org-tva', field: 'organisationId' },
  ]);
  expect(await sql(register.url, 'select id from merged_organisation')).toEqual([]);
});

test('a dump that comes upon a merge which the register of agreements has yet to follow is made again when it has', async () => {
  await sql(
    register.url,
    `with merged as (delete from organisation where id = 'org-tva' returning id)
     insert into merged_organisation (id, survivor_id, merged_at) select id, 'org-ett', '2026-02-01' from merged`,
  );
  let followed: Promise<unknown> | undefined;
  const file = await dumpSettled(hub, '12', () => {
    followed ??= sql(record.url, "delete from adherence where organisation_id = 'org-tva'");
  });
  await followed;
  expect(followed).toBeDefined();
  const { adherences } = file.agreements as Records;
  expect(adherences?.map(({ id }) => id)).toEqual(['12-adherence-org-ett']);
});
