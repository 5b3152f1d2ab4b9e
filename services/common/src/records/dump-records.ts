import type { EntityManager } from 'typeorm';
import type { DataRecord, Records } from './record.js';
import { camelCase, type RecordKind, type RecordPart, type RowShape } from './record-kind.js';

/** Which records. */
export interface DumpScope {
  /** The code of a region; all records where it is left out. */
  readonly regionCode?: string;
  /** Records of other regions that are wanted too, by id. */
  readonly alsoIds?: readonly string[];
}

/** The records that a service's database holds, in the form of its seed files. */
export async function dumpRecords(
  manager: EntityManager,
  kinds: readonly RecordKind[],
  scope: DumpScope = {},
): Promise<Records> {
  const dumped: Record<string, readonly DataRecord[]> = {};
  for (const kind of kinds) dumped[kind.kind] = await dumpKind(manager, kind, scope);
  return dumped;
}

/** One record in that form, whatever its region; undefined where there is none. */
export async function dumpRecord(
  manager: EntityManager,
  kind: RecordKind,
  id: string,
): Promise<DataRecord | undefined> {
  const rows = await read(manager, kind, `own.${kind.key} = $1`, [id]);
  const [record] = await withParts(manager, kind, rows);
  return record;
}

type Row = Readonly<Record<string, unknown>>;

async function dumpKind(
  manager: EntityManager,
  kind: RecordKind,
  { regionCode, alsoIds = [] }: DumpScope,
): Promise<DataRecord[]> {
  const rows = await read(manager, kind, inScope(kind), [regionCode ?? null, alsoIds]);
  return withParts(manager, kind, rows, regionCode);
}

/** @param regionCode leaves out the parts of other regions, where each region has its own; default: all are taken. */
async function withParts(
  manager: EntityManager,
  kind: RecordKind,
  rows: readonly Row[],
  regionCode?: string,
): Promise<DataRecord[]> {
  const ids = rows.map((row) => String(row[kind.key]));
  const parts = new Map<RecordPart, Map<string, Row[]>>();
  for (const part of kind.parts ?? []) {
    const { parent, regionIn } = part;
    const ofRecords = `own.${parent} = any($1)`;
    const found =
      regionIn === undefined || regionCode === undefined
        ? await read(manager, part, ofRecords, [ids])
        : await read(manager, part, `${ofRecords} and left(own.${regionIn}, 2) = $2`, [ids, regionCode]);
    parts.set(part, groupBy(found, part.parent));
  }
  return rows.map((row) => {
    const inside = [...parts].map(([part, byParent]) => [
      part.field,
      (byParent.get(String(row[kind.key])) ?? []).map((each) =>
        part.valuesOf === undefined ? recordOf(part, each, {}, [part.parent]) : each[part.valuesOf],
      ),
    ]);
    return recordOf(kind, row, Object.fromEntries(inside));
  });
}

/** $1: the region's code, null for all records; $2: ids of records that are wanted whatever their region. */
function inScope({ key, regionIn, tiedBy, ledToBy }: RecordKind): string {
  const region = regionIn === undefined ? `'00'` : `left(coalesce(own.${regionIn}, '00'), 2)`;
  const tied =
    tiedBy === undefined
      ? 'false'
      : `exists (select from ${tiedBy.table} tie
           where tie.${tiedBy.parent} = own.${key} and left(tie.${tiedBy.regionIn}, 2) = $1)`;
  const led =
    ledToBy === undefined
      ? 'false'
      : `own.${key} in (select ${ledToBy.to} from ${ledToBy.table} where ${ledToBy.id} = any($2))`;
  return `$1::text is null or ${region} = $1 or own.${key} = any($2) or ${led} or ${tied}`;
}

async function read(
  manager: EntityManager,
  { table, order }: RowShape,
  condition: string,
  values: unknown[],
): Promise<Row[]> {
  const found: { row: Row }[] = await manager.query(
    `select to_jsonb(own) as row from ${table} own where ${condition}
     order by ${order.map((column) => `own.${column}`).join(', ')}`,
    values,
  );
  return found.map(({ row }) => row);
}

function recordOf(
  { derived = [], renamed = {}, finish }: RowShape,
  row: Row,
  inside: DataRecord,
  more: readonly string[] = [],
): DataRecord {
  const left = new Set([...derived, ...more]);
  const fields = Object.entries(row).flatMap(([column, value]) =>
    left.has(column) ? [] : [[renamed[column] ?? camelCase(column), value]],
  );
  const record: DataRecord = { ...Object.fromEntries(fields), ...inside };
  return finish === undefined ? record : finish(record, row);
}

function groupBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[column]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
