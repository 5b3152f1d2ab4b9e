import type { EntityManager, QueryFailedError } from 'typeorm';
import { shown } from './compare-records.js';
import type { GivenRecord } from './read-records.js';
import type { DataRecord } from './record.js';
import type { RecordKind } from './record-kind.js';
import type { RecordStore } from './record-store.js';
import type { FileFault } from './region-file-error.js';
import { fieldOf, fieldsOf, kindsOf, partsOf, placeOf, type RowPlace, tableInWords } from './row-place.js';

/** What PostgreSQL tells of a row that it refuses. */
interface Refused {
  /** SQLSTATE. */
  readonly code: string;
  readonly table: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly detail?: string;
  readonly message: string;
}

/** Whether the database refused a row for what stands in it beside others or in itself (SQLSTATE class 23). */
export const isConstraint = (error: QueryFailedError): boolean => {
  const { code, table } = error.driverError as Partial<Refused>;
  return typeof code === 'string' && code.startsWith('23') && typeof table === 'string';
};

/**
 * What the database refused, in words of whoever answers for the data: the record, its field and the value, as far as the
 * database tells them.
 *
 * @param given the records that were to be written.
 */
export async function constraintFault(
  manager: EntityManager,
  store: RecordStore,
  given: readonly GivenRecord[],
  error: QueryFailedError,
): Promise<FileFault> {
  const refused = error.driverError as unknown as Refused;
  const { code, detail = '' } = refused;
  const place = placeOf(store.kinds, tableOf(refused));
  const key = keyIn(detail);
  const columns = key?.columns ?? (await columnsOf(manager, refused));
  const record = recordOf(place, given, detail, key);
  const told = columns.flatMap((column, index) =>
    column === place.parent ? [] : { field: fieldOf(place, column), value: key?.values[index] },
  );
  const values = told.map(({ field, value }) => value ?? valueIn(place, record?.fact, field));
  const { what, suffix = '' } = wordsOf(store.kinds, code, detail);
  const got = values.every((value) => value === undefined) ? '' : values.map(shown).join(', ');
  return {
    kind: place.kind?.kind ?? tableInWords(refused.table),
    id: record?.id ?? '',
    field: fieldsOf(
      place,
      told.map(({ field }) => field),
    ),
    what,
    got: code === NOT_NULL ? 'nothing' : got === '' ? 'others, which the hub can’t keep' : `${got}${suffix}`,
  };
}

const NOT_NULL = '23502';
const FOREIGN_KEY = '23503';
const CHECK = '23514';

/** In the detail of what may not go; in a database that speaks another language the table alone is told. */
const REFERRED_TO = /still referenced from table "(.+)"/;

/** The table whose row is refused: where a row may not go, what PostgreSQL names apart is the one that refers to it. */
function tableOf({ table, detail = '', message }: Refused): string {
  const [, own] = REFERRED_TO.test(detail) ? (/on table "(.+?)"/.exec(message) ?? []) : [];
  return own ?? table;
}

function wordsOf(
  kinds: readonly RecordKind[],
  code: string,
  detail: string,
): { readonly what: string; readonly suffix?: string } {
  if (code === NOT_NULL) return { what: 'a value' };
  if (code === CHECK) return { what: 'values that can be, and that fit each other' };
  if (code !== FOREIGN_KEY) {
    return { what: 'what no other record has', suffix: ', which another one has' };
  }
  const [, from] = REFERRED_TO.exec(detail) ?? [];
  if (from !== undefined) {
    return {
      what: 'what other records refer to, as long as they do',
      suffix: ` to go, to which ${kindsOf(kinds, from)} refer`,
    };
  }
  const [, to] = /in table "(.+)"/.exec(detail) ?? [];
  const wanted = to === undefined ? 'a record' : `one of the ${kindsOf(kinds, to)}`;
  return { what: `${wanted} that the hub holds`, suffix: ', which it does not hold' };
}

/** The columns that a detail names, and their values: `Key (name)=(A) already exists.` */
function keyIn(detail: string): { readonly columns: string[]; readonly values: string[] } | undefined {
  const [, names, text] = /^[^(]*\((\w+(?:, \w+)*)\)=\((.*)\)/s.exec(detail) ?? [];
  if (names === undefined || text === undefined) return undefined;
  const columns = names.split(', ');
  const values = columns.length === 1 ? [text] : text.split(', ');
  return { columns, values };
}

/** Those that a constraint is about, where its detail names none. */
async function columnsOf(manager: EntityManager, { table, column, constraint }: Refused): Promise<string[]> {
  if (column !== undefined) return [column];
  const rows: { name: string }[] = await manager.query(
    `select attname as name from pg_constraint
     join pg_attribute on attrelid = conrelid and attnum = any(conkey)
     where conrelid = to_regclass($1) and conname = $2 order by attnum`,
    [table, constraint ?? ''],
  );
  return rows.map(({ name }) => name);
}

/** The record that has the values, where one alone does. */
function recordOf(
  place: RowPlace,
  given: readonly GivenRecord[],
  detail: string,
  key: ReturnType<typeof keyIn>,
): GivenRecord | undefined {
  const own = given.filter(({ kind }) => kind === place.kind);
  const [, row] = /\((.*)\)/s.exec(detail) ?? [];
  const holds = (each: GivenRecord, part: DataRecord) =>
    key === undefined
      ? // `Failing row contains (14-body-x, 14, …).`; a row without an id of its own has that of its record.
        [each.id, part.id].some((id) => `${row}`.startsWith(`${cut(id)}, `)) ||
        (place.parent !== undefined && `, ${row}, `.includes(`, ${cut(each.id)}, `))
      : key.columns.every((column, index) => {
          const value = column === place.parent ? each.id : part[fieldOf(place, column)];
          return value !== undefined && String(value) === key.values[index];
        });
  const matching = own.filter((each) => partsOf(place, each.fact).some((part) => holds(each, part)));
  return matching.length === 1 ? matching[0] : undefined;
}

/** A value as PostgreSQL shows it in a row: where it is longer, with three dots for the rest. */
function cut(value: unknown): string {
  const bytes = Buffer.from(String(value));
  return bytes.length <= LONGEST_SHOWN ? String(value) : `${bytes.subarray(0, LONGEST_SHOWN)}...`;
}

/** Unit: bytes. */
const LONGEST_SHOWN = 64;

/** The value that stands in the record itself; of those inside it nobody knows which it is. */
const valueIn = ({ path }: RowPlace, fact: DataRecord | undefined, field: string): unknown =>
  path.length > 0 ? undefined : fact?.[field];
