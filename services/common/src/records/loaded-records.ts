import type { EntityManager } from 'typeorm';
import type { DataRecord } from './record.js';

/**
 * The table of the records that came from a file of a region, or were changed by one. They are their owner's from then
 * on: the facts that the hub ships with leave them alone. A service makes it in its migrations.
 */
export const LOADED_RECORD_TABLE = `
  create table loaded_record (
    kind      text collate "C" not null,
    id        text collate "C" not null,
    loaded_at timestamptz not null default now(),
    primary key (kind, id)
  )`;

/** Tells which records are their owner's. */
export type IsLoaded = (kind: string, record: DataRecord) => boolean;

/** Reads which records are; a record is named by its `id`, its `code`, or the agreement that it is about. */
export async function loadedRecords(manager: EntityManager): Promise<IsLoaded> {
  const rows: { kind: string; id: string }[] = await manager.query('select kind, id from loaded_record');
  const loaded = new Set(rows.map(({ kind, id }) => `${kind} ${id}`));
  return (kind, { id, code, agreementId }) => loaded.has(`${kind} ${String(id ?? code ?? agreementId)}`);
}

/** Reads which records files have carried along, and none has made its own. */
export async function carriedRecords(manager: EntityManager): Promise<(kind: string, id: string) => boolean> {
  const isLoaded = await loadedRecords(manager);
  return (kind, id) => isLoaded(carriedRecord(kind, id).kind, { id }) && !isLoaded(kind, { id });
}

/** Lists of facts by kind, without the records that came from a file. */
export function withoutLoaded<Facts extends object>(facts: Facts, isLoaded: IsLoaded): Facts {
  const left = Object.entries(facts).map(([kind, list]) => [
    kind,
    Array.isArray(list) ? list.filter((record: DataRecord) => !isLoaded(kind, record)) : list,
  ]);
  return Object.fromEntries(left) as Facts;
}

/**
 * What a region's file says of a record in a part of which each region has rows of its own is remembered beside the
 * record: the facts still say it for other regions.
 */
export const partLoaded = (kind: string, field: string, region: string, id: string) => ({
  kind: `${kind}.${field}`,
  id: `${region} ${id}`,
});

/** What region a file or a writer said a record is of is remembered beside it: the last one that did is its owner. */
export const placeLoaded = (kind: string, region: string, id: string) => ({
  kind: `${kind}.region`,
  id: `${region} ${id}`,
});

/** What a file has only carried along is remembered, so that its owner's file makes it the owner's also where it says the same. */
export const carriedRecord = (kind: string, id: string) => ({ kind: `${kind}.carried`, id });

/** Tells whether nobody has said of a record, since a region did, that it is not that region's. */
export type IsOf = (kind: string, id: string) => boolean;

/**
 * Reads which records a region may have back, where they are another's now: they were moved past the hub, or the facts
 * say that they are the region's and nobody has said anything else.
 */
export async function recordsOfRegion(
  manager: EntityManager,
  region: string,
  isShipped: IsOf,
): Promise<IsOf> {
  const rows: { kind: string; id: string; last: boolean }[] = await manager.query(
    `select own.kind, own.id, coalesce(placed.loaded_at >= own.loaded_at, false) as last
     from loaded_record own
     left join loaded_record placed on placed.kind = own.kind || '.region' and placed.id = $1 || ' ' || own.id`,
    [region],
  );
  const said = new Map(rows.map(({ kind, id, last }) => [`${kind} ${id}`, last]));
  return (kind, id) => said.get(`${kind} ${id}`) ?? isShipped(kind, id);
}

export async function markLoaded(
  manager: EntityManager,
  records: readonly { readonly kind: string; readonly id: string }[],
): Promise<void> {
  await manager.query(
    `insert into loaded_record (kind, id)
     select kind, id from jsonb_to_recordset($1::jsonb) as given (kind text, id text)
     on conflict (kind, id) do update set loaded_at = now()`,
    [JSON.stringify(records)],
  );
}
