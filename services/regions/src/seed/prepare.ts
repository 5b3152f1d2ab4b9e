import {
  checkedLoad,
  emptyReport,
  type LoadReport,
  type Logger,
  loadedRecords,
  loadTransaction,
  migrate,
  readFacts,
  readRecords,
  withoutLoaded,
} from '@hub/common';
import { dataSourceFor } from '../data-source.js';
import { recordStore } from '../records/store.js';
import { confirmFacts } from '../repositories/freshness-repository.js';
import { unmarkMoving } from '../repositories/served-region.js';
import { holdOffWrites } from '../repositories/write-lock.js';
import { municipalityFact, regionFact } from './facts.js';
import { factsDigest } from './facts-digest.js';
import { loadActivities, readActivities } from './load-activities.js';
import { loadTerritories } from './load-territories.js';
import { removeRegions } from './remove-regions.js';

export interface PrepareOptions {
  readonly databaseUrl: string;
  /** The region this deployment is of; "00" is the national one. */
  readonly regionCode: string;
  /** The regions that have a deployment of their own: the national one leaves them out. Default: none. */
  readonly joinedRegionCodes?: readonly string[];
  /** Load the facts that the hub ships with; default true. False leaves an empty database. */
  readonly facts?: boolean;
  /** Accepted as by every service; there is no demonstration data for regions. */
  readonly demo?: boolean;
  readonly log?: Logger;
}

/** Migrates the deployment's database and loads its facts. Run again with the same facts, it changes nothing. */
export async function prepare(options: PrepareOptions): Promise<LoadReport> {
  const { databaseUrl, regionCode, joinedRegionCodes = [], facts = true, log } = options;
  const report = emptyReport(`regions-${regionCode}`);
  const seeds = await readFacts(new URL('../../src/seed/facts.json', import.meta.url));
  const isOwn = (code: string) =>
    regionCode === '00' ? !joinedRegionCodes.includes(code.slice(0, 2)) : code.slice(0, 2) === regionCode;
  const own = <Fact extends { code: string }>(rows: readonly Fact[]) =>
    rows.filter(({ code }) => isOwn(code));
  const regions = own(
    readRecords(seeds.regions ?? [], { kind: 'regions', schema: regionFact, report, idField: 'code' }),
  );
  const municipalities = own(
    readRecords(seeds.municipalities ?? [], {
      kind: 'municipalities',
      schema: municipalityFact,
      report,
      idField: 'code',
    }),
  );
  const activities = await readActivities(isOwn, report);

  const dataSource = dataSourceFor(databaseUrl, { logger: log, poolSize: 2, statementTimeout: 60_000 });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    return await loadTransaction(
      dataSource,
      async (manager) => {
        // A region that has joined since the last time lives in its own deployment from now on.
        await removeRegions(manager, regionCode === '00' ? joinedRegionCodes : []);
        // A region that has not joined after all is written to here again.
        await unmarkMoving(manager);
        return checkedLoad(manager, recordStore, report, async (done) => {
          if (!facts) return;
          const isLoaded = await loadedRecords(manager);
          await loadTerritories(manager, done, withoutLoaded({ regions, municipalities }, isLoaded));
          await loadActivities(manager, done, activities, isLoaded);
          const shipped = { regions, municipalities, ...activities };
          await confirmFacts(
            manager,
            regions
              .filter((region) => !isLoaded('regions', region))
              .map(({ code }) => ({ regionCode: code, digest: factsDigest(shipped, code) })),
          );
        });
      },
      holdOffWrites,
    );
  } finally {
    await dataSource.destroy();
  }
}
