import {
  dumpRecords,
  idOf,
  type Records,
  type RegionFile,
  readDatabase,
  regionFileOf,
  regionOfRecord,
} from '@hub/common';
import { documentIdOf } from '@hub/schema/source-documents';
import { HubFailure } from '../failure.js';
import type { DeploymentData, HubData } from './hub-data.js';
import { referredTerritories } from './referred-territories.js';

/**
 * A region's own records from all services, and the organisations, documents, regions and municipalities of other
 * regions that they refer to, with those that these refer to. Agreements are read at one moment and organisations at a later
 * one, so that whoever signs meanwhile is not in the file, and whoever has signed is there.
 *
 * @throws {HubFailure} where the hub does not hold the region, or no more of it than what others refer to.
 */
export async function dumpRegion(hub: HubData, regionCode: string): Promise<RegionFile> {
  const own = await read(hub.ofRegion(regionCode), (from) => from(regionCode));
  if (own.regions?.length === 0) throw new HubFailure(`the hub holds no region ${regionCode}`);
  if (own.freshness?.length === 0) {
    throw new HubFailure(
      `the hub holds no more of region ${regionCode} than what records of other regions refer to: load its own file first`,
    );
  }
  return read(hub.ofService('agreements'), (fromAgreements) =>
    read(hub.ofService('organisations'), async (fromOrganisations) => {
      const wanted = namesIn(own);
      for (;;) {
        const agreements = await fromAgreements(regionCode, [...wanted]);
        const organisations = await fromOrganisations(regionCode, [...wanted]);
        const records = { ...own, ...agreements, ...organisations };
        const codes = referredTerritories(records);
        const referred = await dumpReferred(hub, regionCode, [...codes]);
        const before = wanted.size;
        for (const id of namesIn({ ...agreements, ...organisations, ...referred })) wanted.add(id);
        if (wanted.size === before) return regionFileOf(regionCode, hub.kinds, records, new Date(), referred);
      }
    }),
  );
}

/** What the hub holds of other regions under these codes, each kind in the order of its codes. */
async function dumpReferred(hub: HubData, regionCode: string, codes: readonly string[]): Promise<Records> {
  const kinds = hub.kinds.filter(({ referable }) => referable);
  const others = codes.filter((code) => !code.startsWith(regionCode));
  const referred: Records[] = [];
  for (const target of new Set(others.map((code) => hub.ofRegion(code.slice(0, 2))))) {
    referred.push(await read(target, (from) => from(NONE, others)));
  }
  return Object.fromEntries(
    kinds.map((kind) => [
      kind.kind,
      referred
        .flatMap((records) => records[kind.kind] ?? [])
        .filter((record) => others.includes(idOf(kind, record)) && regionOfRecord(record) !== regionCode)
        .sort((one, other) => (idOf(kind, one) < idOf(kind, other) ? -1 : 1)),
    ]),
  );
}

/** The code of no region: of what is asked for by its id alone. */
const NONE = '';

/** The records of a region, and those of other regions with these ids. */
type Dump = (regionCode: string, alsoIds?: readonly string[]) => Promise<Records>;

/** Works on one deployment's records, all as they are when the first are read. */
function read<Result>(
  { store, databaseUrl }: DeploymentData,
  work: (dump: Dump) => Promise<Result>,
): Promise<Result> {
  return readDatabase(store, databaseUrl, (manager) =>
    work((regionCode, alsoIds = []) => dumpRecords(manager, store.kinds, { regionCode, alsoIds })),
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
