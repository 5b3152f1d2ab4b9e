import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordStore as agreements } from '@hub/agreements';
import { dumpRecords, readDatabase } from '@hub/common';
import { recordStore as organisations } from '@hub/organisations';
import { recordStore as regions } from '@hub/regions';
import { expect, test } from '@jest/globals';
import { factsDatabase as agreementsDatabase } from '../../services/agreements/test/facts-database.js';
import { factsDatabase as organisationsDatabase } from '../../services/organisations/test/facts-database.js';
import { factsDatabase as regionsDatabase } from '../../services/regions/test/facts-database.js';
import { addOrganisations } from '../../test/support/copy-rows.js';
import { sql } from '../../test/support/sql.js';
import type { DeploymentData, HubData } from '../src/data/hub-data.js';
import { loadRegion } from '../src/data/load-region.js';
import { Interruption } from '../src/interruption.js';

const AGREEMENT = '14-agreement-overenskommelsen';

test('a file that merges two organisations is refused where both have signed one version here, with the signature that is one too many', async () => {
  const databases = await Promise.all([organisationsDatabase(), agreementsDatabase(), regionsDatabase('12')]);
  const [register, record, own] = databases;
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
  const hub: HubData = {
    dataDir: mkdtempSync(path.join(os.tmpdir(), 'hub-load-')),
    deployments,
    stores: [organisations, regions, agreements],
    kinds: [...organisations.kinds, ...regions.kinds, ...agreements.kinds],
    checkpointKeys: [],
    ofRegion: () => named('regions-12'),
    ofService: named,
  };
  try {
    await addOrganisations(register.url, 'org-abf-malmo', ['org-ett', 'org-tva']);
    for (const organisationId of ['org-ett', 'org-tva']) {
      await sql(
        record.url,
        `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at)
         values ('14-adherence-' || $3, $1, $2, $3, 'ACTIVE', '2026-01-02')`,
        [AGREEMENT, `${AGREEMENT}-v1`, organisationId],
      );
    }
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
      { kind: 'adherences', id: '14-adherence-org-tva', field: 'organisationId' },
    ]);
    expect(await sql(register.url, 'select id from merged_organisation')).toEqual([]);
  } finally {
    rmSync(hub.dataDir, { recursive: true, force: true });
    await Promise.all(databases.map((database) => database.drop()));
  }
}, 60_000);
