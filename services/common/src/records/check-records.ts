import type { EntityManager } from 'typeorm';
import { changesArePast } from './changes-are-past.js';
import { shown } from './compare-records.js';
import { dumpRecords } from './dump-records.js';
import { type Finding, maskedFinding } from './finding.js';
import { regionOfRecord } from './finding-of.js';
import { fieldAt, inWords, valueAt } from './issue-words.js';
import { type DataRecord, nameOf, type Records, sourceLine } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import type { RecordStore } from './record-store.js';
import { reportMask } from './report-mask.js';
import { sourcesAreGiven } from './sources-are-given.js';
import { sourcesArePast } from './sources-are-past.js';
import { sourcesSayWhere } from './sources-say-where.js';
import { textsCanBeKept } from './texts-can-be-kept.js';

/** Everything that a service's database holds, and what is the matter with it. */
export interface CheckedRecords {
  readonly records: Records;
  /** The rows that no file holds. */
  readonly also: Records;
  readonly findings: readonly Finding[];
}

/** Holds all records of a database against their schemas and the service's invariants. */
export async function checkDatabase(
  manager: EntityManager,
  store: RecordStore,
  now = new Date(),
): Promise<CheckedRecords> {
  const records = await dumpRecords(manager, store.kinds);
  const also = (await store.alsoChecked?.(manager)) ?? {};
  return { records, also, findings: checkRecords(store, { ...records, ...also }, now) };
}

/**
 * Holds records against the schemas of their kinds, and those of the right shape against the invariants. What an
 * invariant says in words of its own is not said again by the schema.
 */
export function checkRecords(store: RecordStore, records: Records, now: Date): Finding[] {
  const malformed: Finding[] = [];
  const refined: Finding[] = [];
  const whole: Record<string, readonly DataRecord[]> = { ...records };
  for (const kind of store.kinds) {
    const ofShape: DataRecord[] = [];
    for (const record of records[kind.kind] ?? []) {
      const { shape, rules } = schemaFindings(kind, record);
      malformed.push(...shape);
      refined.push(...rules);
      if (shape.length === 0) ofShape.push(record);
    }
    whole[kind.kind] = ofShape;
  }
  const invariants = [
    ...textsCanBeKept(store.kinds, records),
    ...sourcesAreGiven(records),
    ...sourcesSayWhere(records),
    ...sourcesArePast(records, now),
    ...changesArePast(store.kinds, records, now),
    ...store.check(whole, now),
  ];
  const said = new Set(invariants.map(({ kind, id, field }) => `${kind} ${id} ${field}`));
  const found = [
    ...malformed,
    ...invariants,
    ...refined.filter(({ kind, id, field }) => !said.has(`${kind} ${id} ${field}`)),
  ];
  const mask = reportMask(store.kinds, records);
  return found.map((finding) => maskedFinding(finding, mask));
}

function schemaFindings(kind: RecordKind, record: DataRecord): { shape: Finding[]; rules: Finding[] } {
  const { error } = kind.schema.safeParse(record, inWords);
  const shape: Finding[] = [];
  const rules: Finding[] = [];
  for (const issue of error?.issues ?? []) {
    // Rules beside the types of the fields: the record can still be read.
    (issue.code === 'invalid_type' ? shape : rules).push({
      severity: 'error',
      region: regionOfRecord(record),
      kind: kind.kind,
      id: idOf(kind, record),
      name: nameOf(record),
      field: fieldAt(issue.path),
      what: 'The value does not fit what the field holds.',
      expected: issue.message,
      got: shown(valueAt(record, issue.path)),
      source: sourceLine(record),
    });
  }
  return { shape, rules };
}
