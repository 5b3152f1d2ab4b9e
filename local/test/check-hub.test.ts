import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordStore as agreements } from '@hub/agreements';
import { recordStore as organisations } from '@hub/organisations';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { factsDatabase as agreementsDatabase } from '../../services/agreements/test/facts-database.js';
import { factsDatabase as organisationsDatabase } from '../../services/organisations/test/facts-database.js';
import { addOrganisations } from '../../test/support/copy-rows.js';
import type { TestDatabase } from '../../test/support/postgres.js';
import { connected, sql } from '../../test/support/sql.js';
import { checkHub, findingsOf } from '../src/data/check-hub.js';
import type { DeploymentData, HubData } from '../src/data/hub-data.js';

const AGREEMENT = '14-agreement-overenskommelsen';
const LOST = {
  severity: 'error',
  kind: 'agreements',
  id: AGREEMENT,
  field: 'parties.2.organisationId',
  got: 'org-ny',
};

let register: TestDatabase;
let record: TestDatabase;
let hub: HubData;
beforeAll(async () => {
  [register, record] = await Promise.all([organisationsDatabase(), agreementsDatabase()]);
  const deployments = [
    { deployment: { name: 'organisations' }, store: organisations, databaseUrl: register.url },
    { deployment: { name: 'agreements' }, store: agreements, databaseUrl: record.url },
  ] as DeploymentData[];
  hub = {
    dataDir: mkdtempSync(path.join(os.tmpdir(), 'hub-check-')),
    deployments,
    stores: [organisations, agreements],
    kinds: [...organisations.kinds, ...agreements.kinds],
    checkpointKeys: [],
    ofRegion: () => deployments[0] as DeploymentData,
    ofService: () => deployments[0] as DeploymentData,
  };
}, 60_000);
afterEach(async () => {
  await setParty(null);
  await sql(register.url, "delete from organisation where id = 'org-ny'");
});
afterAll(async () => {
  rmSync(hub.dataDir, { recursive: true, force: true });
  await Promise.all([register.drop(), record.drop()]);
});

test('an organisation that is registered, and made a party, after the register was read is not told as lost', async () => {
  // As the check comes upon it, which has the register as of before.
  await setParty('org-ny');
  const checked = await connected(record.url, async (writer) => {
    await writer.query('begin');
    await writer.query('lock table agreement in access exclusive mode');
    let reached = () => {};
    const registerWasRead = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const checking = checkHub(hub, (name) => {
      if (name === 'agreements') reached();
    });
    await registerWasRead;
    await addOrganisations(register.url, 'org-abf-malmo', ['org-ny']);
    await writer.query('commit');
    return checking;
  });
  expect(findingsOf(checked).filter(({ got }) => got === 'org-ny')).toEqual([]);
});

test('a signature that was made under the id of an organisation that nobody knows is told, once', async () => {
  await sql(
    record.url,
    `insert into adherence (id, agreement_id, version_id, organisation_id, signed_as, state, signed_at)
     values ('14-adherence-1', $1, $1 || '-v1', 'org-abf-malmo', 'org-borta', 'ACTIVE', '2026-01-01')`,
    [AGREEMENT],
  );
  const findings = findingsOf(await checkHub(hub));
  await sql(record.url, "delete from adherence where id = '14-adherence-1'");
  expect(findings.filter(({ got }) => got === 'org-borta')).toMatchObject([
    { severity: 'error', kind: 'adherences', id: '14-adherence-1', field: 'signedAs' },
  ]);
});

test('an organisation that nobody registers is told as lost, once', async () => {
  await setParty('org-ny');
  const findings = findingsOf(await checkHub(hub));
  expect(findings.filter(({ got }) => got === 'org-ny')).toEqual([expect.objectContaining(LOST)]);
});

test('an error that stands is told also where what came of it moves between two looks', async () => {
  // Something between services, for which all is read twice.
  await setParty('org-ny');
  const count = (by: number) =>
    sql(record.url, 'update signatory_counter set registered = registered + $2 where agreement_id = $1', [
      AGREEMENT,
      by,
    ]);
  await count(1);
  let reads = 0;
  const moving: DeploymentData = {
    ...(hub.deployments[1] as DeploymentData),
    store: {
      ...agreements,
      async alsoChecked(manager) {
        const also = (await agreements.alsoChecked?.(manager)) ?? {};
        await count(1);
        reads += 1;
        return also;
      },
    },
  };
  const checked = await checkHub({ ...hub, deployments: [hub.deployments[0] as DeploymentData, moving] });
  await count(-1 - reads);
  expect(reads).toBe(2);
  expect(findingsOf(checked)).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      kind: 'counters',
      id: AGREEMENT,
      field: 'registered',
      got: '2',
    }),
  );
});

test('a signature under the id of an organisation that was merged into another signer of the version is told', async () => {
  const version = `${AGREEMENT}-v1`;
  try {
    await sql(
      register.url,
      "insert into merged_organisation (id, survivor_id) values ('org-fore-detta', 'org-abf-malmo')",
    );
    for (const organisationId of ['org-abf-malmo', 'org-fore-detta']) {
      await sql(
        record.url,
        `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at)
         values ('14-adherence-' || $3, $1, $2, $3, 'ACTIVE', '2026-01-02')`,
        [AGREEMENT, version, organisationId],
      );
    }
    const findings = findingsOf(await checkHub(hub));
    expect(findings.filter(({ id }) => id === '14-adherence-org-fore-detta')).toMatchObject([
      {
        severity: 'error',
        field: 'organisationId',
        got: `org-fore-detta on ${version}`,
      },
    ]);
  } finally {
    await sql(record.url, 'delete from adherence');
    await sql(register.url, 'delete from merged_organisation');
  }
});

const setParty = (organisationId: string | null) =>
  sql(record.url, 'update party set organisation_id = $2 where agreement_id = $1 and ordinal = 2', [
    AGREEMENT,
    organisationId,
  ]);
