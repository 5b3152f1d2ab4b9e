import { dumpRecord, emptyReport, markLoaded } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { FreshnessBasis } from '../entities/freshness-basis.js';
import { type FactOf, type NamedKind, shapeOf } from '../records/named-kinds.js';
import { loadNamed } from '../seed/load-named.js';
import { confirmFreshness } from './freshness-repository.js';

/** A record as it is stored. */
export interface StoredRecord<Kind extends NamedKind> {
  readonly fact: FactOf<Kind>;
  readonly revision: number;
}

export async function findNamedRecord<Kind extends NamedKind>(
  db: EntityManager,
  kind: Kind,
  id: string,
): Promise<StoredRecord<Kind> | undefined> {
  const { table, schema } = shapeOf(kind);
  const record = await dumpRecord(db, shapeOf(kind), id);
  if (record === undefined) return undefined;
  const rows: { revision: number }[] = await db.query(`select revision from ${table} where id = $1`, [id]);
  return { fact: schema.parse(record) as FactOf<Kind>, revision: rows[0]?.revision ?? 1 };
}

/**
 * Writes a record as it is to be from now on, new or changed. It is its region's own then: the facts that the hub ships
 * with leave it alone, and the region's data is confirmed.
 *
 * @param revision the record's revision from now on.
 */
export async function writeNamedRecord<Kind extends NamedKind>(
  tx: EntityManager,
  kind: Kind,
  fact: FactOf<Kind>,
  revision: number,
): Promise<void> {
  const { table, parts = [] } = shapeOf(kind);
  for (const part of parts.filter(({ replaced }) => replaced)) {
    await tx.query(`delete from ${part.table} where ${part.parent} = $1`, [fact.id]);
  }
  const none = { bodies: [], events: [], projects: [] };
  await loadNamed(tx, emptyReport('regions'), { ...none, [kind]: [fact] });
  // Also where the row itself stayed as it was, and only what belongs to it changed.
  await tx.query(`update ${table} set revision = $2, updated_at = now() where id = $1`, [fact.id, revision]);
  await markLoaded(tx, [{ kind, id: fact.id }]);
  await confirmFreshness(tx, [fact.regionCode], FreshnessBasis.WRITE);
}

/** Counts a change of records that came another way than by an edit, so that no edit overwrites it unseen. */
export async function countChanges(
  tx: EntityManager,
  kind: NamedKind,
  ids: readonly string[],
): Promise<void> {
  await tx.query(`update ${shapeOf(kind).table} set revision = revision + 1 where id = any($1)`, [ids]);
}

/** The ids, of the kind or of the seats of bodies, that begin so. */
export async function findIdsFrom(
  db: EntityManager,
  table: 'body' | 'seat' | 'event' | 'project',
  beginning: string,
): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await db.query(`select id from ${table} where starts_with(id, $1)`, [
    beginning,
  ]);
  return new Set(rows.map(({ id }) => id));
}
