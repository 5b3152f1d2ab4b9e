import {
  type DataRecord,
  dumpRecords,
  type Records,
  type RegionFile,
  readDatabase,
  regionFileOf,
} from '@hub/common';
import { HubFailure } from '../failure.js';
import type { DeploymentData, HubData } from './hub-data.js';

/**
 * A region's own records from all services, and the organisations of other regions that they refer to.
 *
 * @throws {HubFailure} where the hub does not hold the region.
 */
export async function dumpRegion(hub: HubData, regionCode: string): Promise<RegionFile> {
  const own = await dump(hub.ofRegion(regionCode), regionCode);
  if (own.regions?.length === 0) throw new HubFailure(`the hub holds no region ${regionCode}`);
  const agreements = await dump(hub.ofService('agreements'), regionCode);
  const alsoIds = [...new Set([own, agreements].flatMap(organisationIds))];
  const organisations = await dump(hub.ofService('organisations'), regionCode, alsoIds);
  return regionFileOf(regionCode, hub.kinds, { ...own, ...agreements, ...organisations }, new Date());
}

function dump({ store, databaseUrl }: DeploymentData, regionCode: string, alsoIds: readonly string[] = []) {
  return readDatabase(store, databaseUrl, (manager) =>
    dumpRecords(manager, store.kinds, { regionCode, alsoIds }),
  );
}

/** Every id of an organisation that stands anywhere in the records. */
function organisationIds(records: Records): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && /^org-[a-z0-9-]+$/.test(value)) found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  Object.values(records)
    .flat()
    .forEach((record: DataRecord) => {
      walk(record);
    });
  return found;
}
