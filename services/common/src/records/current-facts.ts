import type { EntityManager } from 'typeorm';
import { shown } from './compare-records.js';
import { dumpRecords } from './dump-records.js';
import { fieldAt, valueAt } from './issue-words.js';
import type { DataRecord, Records } from './record.js';
import { fieldsBeside, idOf } from './record-kind.js';
import type { RecordStore } from './record-store.js';
import { unknownFields } from './unknown-fields.js';

export interface CurrentFacts {
  readonly records: Records;
  readonly byId: ReadonlyMap<string, DataRecord>;
  /** Why a record does not fit its schema, in words, by kind and id: nothing can be made of it. */
  readonly unread: ReadonlyMap<string, string>;
}

/** The records of a region, and those that are named. */
export interface FactsScope {
  readonly regionCode: string;
  /** Ids of records that are looked at wherever they are. */
  readonly alsoIds: readonly string[];
}

/** What is there, as the schemas make it; records that do not fit them count as different from any other. */
export async function currentFacts(
  manager: EntityManager,
  store: RecordStore,
  scope: FactsScope,
): Promise<CurrentFacts> {
  const dumped = await dumpRecords(manager, store.kinds, scope);
  const byId = new Map<string, DataRecord>();
  const unread = new Map<string, string>();
  const records: Record<string, DataRecord[]> = {};
  for (const kind of store.kinds) {
    records[kind.kind] = (dumped[kind.kind] ?? []).flatMap((record) => {
      const { data, error } = kind.schema.safeParse(record);
      const name = `${kind.kind} ${idOf(kind, record)}`;
      // A field that no schema knows would be lost silently: the record is another than it seems.
      const whole = data !== undefined && unknownFields(kind.schema, record, fieldsBeside(kind)).length === 0;
      byId.set(name, (whole ? data : record) as DataRecord);
      if (error === undefined) return [data as DataRecord];
      const path = error.issues[0]?.path ?? [];
      unread.set(name, `${fieldAt(path)} is ${shown(valueAt(record, path))}`);
      return [];
    });
  }
  return { records, byId, unread };
}
