import { regionOfRecord } from './finding-of.js';
import type { IsOf } from './loaded-records.js';
import type { DataRecord } from './record.js';
import type { RecordStore } from './record-store.js';

/** Tells which records the facts say are a region's. */
export async function shippedTo({ shipped }: RecordStore, region: string): Promise<IsOf> {
  const facts = Object.entries((await shipped?.()) ?? {}).flatMap(([kind, list]) =>
    (list as readonly DataRecord[])
      .filter((fact) => regionOfRecord(fact) === region)
      .map(({ id }) => `${kind} ${id}`),
  );
  const known = new Set(facts);
  return (kind, id) => known.has(`${kind} ${id}`);
}
