import { dumpRecords, type Records, type RegionFile, readDatabase, regionFileOf } from '@hub/common';
import { documentIdOf } from '@hub/schema/source-documents';
import { HubFailure } from '../failure.js';
import type { DeploymentData, HubData } from './hub-data.js';

/**
 * A region's own records from all services, and the organisations and documents of other regions that they refer to,
 * with those that these refer to.
 *
 * @throws {HubFailure} where the hub does not hold the region.
 */
export async function dumpRegion(hub: HubData, regionCode: string): Promise<RegionFile> {
  const own = await dump(hub.ofRegion(regionCode), regionCode);
  if (own.regions?.length === 0) throw new HubFailure(`the hub holds no region ${regionCode}`);
  const wanted = namesIn(own);
  for (;;) {
    const agreements = await dump(hub.ofService('agreements'), regionCode, [...wanted]);
    const organisations = await dump(hub.ofService('organisations'), regionCode, [...wanted]);
    const before = wanted.size;
    for (const id of namesIn({ ...agreements, ...organisations })) wanted.add(id);
    if (wanted.size === before) {
      return regionFileOf(regionCode, hub.kinds, { ...own, ...agreements, ...organisations }, new Date());
    }
  }
}

function dump({ store, databaseUrl }: DeploymentData, regionCode: string, alsoIds: readonly string[] = []) {
  return readDatabase(store, databaseUrl, (manager) =>
    dumpRecords(manager, store.kinds, { regionCode, alsoIds }),
  );
}

/** Every id of an organisation or a document that stands anywhere in the records, and the documents that they come from. */
function namesIn(records: Records): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && /^(org|doc)-[a-z0-9-]+$/.test(value)) found.add(value);
    if (typeof value !== 'object' || value === null) return;
    const { document, place } = value as { document?: unknown; place?: unknown };
    const origin = typeof document === 'string' ? { document, place: stringOrNull(place) } : {};
    const documentId = documentIdOf(origin);
    if (documentId !== null) found.add(documentId);
    Object.values(value).forEach(walk);
  };
  walk(records);
  return found;
}

const stringOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
