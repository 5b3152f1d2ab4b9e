import type { EntityManager } from 'typeorm';
import { emptyReport } from '../seed/load-report.js';
import { byKind } from './by-kind.js';
import type { IsCarried } from './carried-along.js';
import { regionOfRecord } from './finding-of.js';
import { type OnLoadProgress, WrittenCount } from './load-progress.js';
import { carriedRecord, carriedRecords, markLoaded, partLoaded, placeLoaded } from './loaded-records.js';
import type { Records } from './record.js';
import { idOf } from './record-kind.js';
import type { RecordStore } from './record-store.js';
import type { SettledRecord } from './settle-records.js';

/** Writes the records that are new or differ, and what goes with them: their parts, their times, and whose they are. */
export async function writeChanges(
  manager: EntityManager,
  store: RecordStore,
  {
    region,
    current,
    settled,
    changed,
    isCarried,
    onProgress,
  }: {
    readonly region: string;
    readonly current: Records;
    /** All of the file, also those that are as the hub has them. */
    readonly settled: readonly SettledRecord[];
    readonly changed: readonly SettledRecord[];
    readonly isCarried: IsCarried;
    readonly onProgress: OnLoadProgress;
  },
): Promise<void> {
  const inFile = new Set(settled.map(({ kind, id }) => `${kind.kind} ${id}`));
  const all = byKind([
    ...settled.map(({ kind, fact }) => ({ kind: kind.kind, fact })),
    ...store.kinds.flatMap((kind) =>
      (current[kind.kind] ?? [])
        .filter((fact) => !inFile.has(`${kind.kind} ${idOf(kind, fact)}`))
        .map((fact) => ({ kind: kind.kind, fact })),
    ),
  ]);
  for (const kind of store.kinds) {
    const own = changed.filter((each) => each.kind === kind);
    for (const { table, parent, regionIn } of (kind.parts ?? []).filter(({ replaced }) => replaced)) {
      const ids = own.map(({ id }) => id);
      const ofRecords = `delete from ${table} where ${parent} = any($1)`;
      if (regionIn === undefined) await manager.query(ofRecords, [ids]);
      else await manager.query(`${ofRecords} and left(${regionIn}, 2) = $2`, [ids, region]);
    }
  }
  const changedFacts = byKind(changed.map(({ kind, fact }) => ({ kind: kind.kind, fact })));
  const written = new WrittenCount(changedFacts, onProgress);
  const report = emptyReport(store.service, (kind) => written.kindIsWritten(kind));
  await store.load(manager, changedFacts, all, report);
  written.allIsWritten();
  for (const kind of store.kinds.filter(({ dated }) => dated)) {
    const times = changed
      .filter((each) => each.kind === kind)
      .map(({ id, change, updatedAt }) => ({ id, at: change?.change === 'added' ? updatedAt : null }));
    await manager.query(
      `update ${kind.table} own set updated_at = coalesce(given.at, now())
       from jsonb_to_recordset($1::jsonb) as given (id text, at timestamptz)
       where own.${kind.key} = given.id`,
      [JSON.stringify(times)],
    );
  }
  const wasCarried = await carriedRecords(manager);
  const isTakenOver = ({ kind, id, fact, change }: SettledRecord) =>
    change === undefined && regionOfRecord(fact) === region && wasCarried(kind.kind, id);
  await markLoaded(
    manager,
    [...changed, ...settled.filter(isTakenOver)].flatMap((record) => {
      const { id, fact } = record;
      const { kind, parts = [] } = record.kind;
      const isForeign = (store.foreign ?? []).includes(kind);
      const place = isForeign ? [placeLoaded(kind, regionOfRecord(fact), id)] : [];
      return [
        ...(isCarried(record) ? [carriedRecord(kind, id)] : [{ kind, id }, ...place]),
        ...parts
          .filter(({ regionIn }) => regionIn !== undefined)
          .map(({ field }) => partLoaded(kind, field, region, id)),
      ];
    }),
  );
}
