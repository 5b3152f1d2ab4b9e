import {
  emptyReport,
  type LoadReport,
  type Logger,
  loadRows,
  migrate,
  readFacts,
  readRecords,
} from '@hub/common';
import { dataSourceFor } from '../data-source.js';
import { FreshnessBasis } from '../entities/freshness-basis.js';
import { confirmFreshness } from '../repositories/freshness-repository.js';
import { municipalityFact, regionFact } from './facts.js';
import { loadActivities, readActivities } from './load-activities.js';
import { removeRegions } from './remove-regions.js';
import { municipalityRow, regionRow } from './territory-rows.js';

export interface PrepareOptions {
  readonly databaseUrl: string;
  /** The region this deployment is of; "00" is the national one. */
  readonly regionCode: string;
  /** The regions that have a deployment of their own: the national one leaves them out. Default: none. */
  readonly joinedRegionCodes?: readonly string[];
  /** Accepted as by every service; there is no demonstration data for regions. */
  readonly demo?: boolean;
  readonly log?: Logger;
}

/** Migrates the deployment's database and loads its facts. Run again, it confirms them and changes nothing else. */
export async function prepare(options: PrepareOptions): Promise<LoadReport> {
  const { databaseUrl, regionCode, joinedRegionCodes = [], log } = options;
  const report = emptyReport(`regions-${regionCode}`);
  const facts = await readFacts(new URL('../../src/seed/facts.json', import.meta.url));
  const isOwn = (code: string) =>
    regionCode === '00' ? !joinedRegionCodes.includes(code.slice(0, 2)) : code.slice(0, 2) === regionCode;
  const own = <Fact extends { code: string }>(rows: readonly Fact[]) =>
    rows.filter(({ code }) => isOwn(code));
  const regions = own(
    readRecords(facts.regions ?? [], { kind: 'regions', schema: regionFact, report, idField: 'code' }),
  );
  const municipalities = own(
    readRecords(facts.municipalities ?? [], {
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
    await dataSource.transaction(async (manager) => {
      // A region that has joined since the last time lives in its own deployment from now on.
      await removeRegions(manager, regionCode === '00' ? joinedRegionCodes : []);
      await loadRows({
        manager,
        report,
        kind: 'regions',
        table: 'region',
        key: ['code'],
        updatedAt: 'updated_at',
        rows: regions.map(regionRow),
      });
      await loadRows({
        manager,
        report,
        kind: 'municipalities',
        table: 'municipality',
        key: ['code'],
        updatedAt: 'updated_at',
        rows: municipalities.map(municipalityRow),
      });
      await loadActivities(manager, report, activities);
      await confirmFreshness(
        manager,
        regions.map(({ code }) => code),
        FreshnessBasis.LOAD,
      );
    });
  } finally {
    await dataSource.destroy();
  }
  return report;
}
