import type { DataRecord } from './record.js';
import { camelCase, type RecordKind } from './record-kind.js';

/** Where the rows of a table stand in a file. */
export interface RowPlace {
  readonly kind?: RecordKind;
  /** The field of the record that they stand in; empty where a row is the record. */
  readonly path: readonly string[];
  readonly renamed: Readonly<Record<string, string>>;
  /** The column that names the record, of rows that stand in one. */
  readonly parent?: string;
}

/** Where the rows of a table stand; of a table that no kind has, with neither kind nor path. */
export function placeOf(kinds: readonly RecordKind[], table: string): RowPlace {
  const own = kinds.find((kind) => kind.table === table);
  if (own !== undefined) return { kind: own, path: [], renamed: own.renamed ?? {} };
  for (const kind of kinds) {
    const part = kind.parts?.find((each) => each.table === table);
    if (part === undefined) continue;
    const { field, parent, renamed = {}, valuesOf: only } = part;
    return {
      kind,
      path: [field],
      parent,
      renamed: only === undefined ? renamed : { ...renamed, [only]: '' },
    };
  }
  return { path: [], renamed: {} };
}

/** The field of the record, or of one inside it, that a column is. */
export const fieldOf = ({ renamed }: RowPlace, column: string): string =>
  renamed[column] ?? camelCase(column);

/** `seats.side, seats.kind`; of a list of values, or where no field is told, the list. */
export const fieldsOf = ({ path }: RowPlace, fields: readonly string[]): string =>
  (fields.length === 0 ? [''] : fields)
    .map((field) => [...path, field].filter((part) => part !== '').join('.'))
    .join(', ');

/** The record, or those inside it that the rows of the table are; a list of values has each under no name. */
export function partsOf({ path: [field] }: RowPlace, fact: DataRecord): DataRecord[] {
  if (field === undefined) return [fact];
  return ((fact[field] ?? []) as readonly unknown[]).map((part) =>
    typeof part === 'object' && part !== null ? (part as DataRecord) : { '': part },
  );
}

/** What a file calls the rows of a table: `bodies.seats`. */
export const kindsOf = (kinds: readonly RecordKind[], table: string): string => {
  const { kind, path } = placeOf(kinds, table);
  return kind === undefined ? tableInWords(table) : [kind.kind, ...path].join('.');
};

/** `signatory_counter` → `signatory counter`. */
export const tableInWords = (table: string): string => table.replaceAll('_', ' ');
