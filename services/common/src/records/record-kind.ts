import type { z } from 'zod';
import type { DataRecord } from './record.js';

type Row = Readonly<Record<string, unknown>>;

/** How rows become what a file of a region says. A column becomes the field of its name in camel case. */
export interface RowShape {
  readonly table: string;
  /** Columns by which the rows are sorted. */
  readonly order: readonly string[];
  /** Columns that are made from others or belong to the database alone: they are not in the file. */
  readonly derived?: readonly string[];
  /** Fields that are not called as their columns, by column. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** The last hand: what the columns alone don't say. */
  finish?(record: DataRecord, row: Row): DataRecord;
}

/** Rows that belong to a record and stand inside it in the file. */
export interface RecordPart extends RowShape {
  /** The field of the record. */
  readonly field: string;
  /** The column that names the record. */
  readonly parent: string;
  /**
   * Whether the rows of a changed record are removed before it is loaded, so that what it no longer has does not stay;
   * default false: the service's loader sees to it.
   */
  readonly replaced?: boolean;
  /** Whether each has an id of its own in the field `id`, which no other record's may have; default false. */
  readonly identified?: boolean;
  /** Fields whose values together stand once in the list of a record, as the database has it; default none. */
  readonly keyed?: readonly string[];
  /** A column: the field holds a list of its values instead of records. */
  readonly valuesOf?: string;
  /**
   * A column whose first two characters are the code of a region: rows of other regions are not in a region's file,
   * and loading it leaves them alone. Default: all rows go with their record.
   */
  readonly regionIn?: string;
}

/** Rows that tie a record to regions beside its own. */
export interface RegionTie {
  readonly table: string;
  /** The column that names the record. */
  readonly parent: string;
  /** The column whose first two characters are the code of the region. */
  readonly regionIn: string;
}

/** Ids of records that are gone, each of which leads to one that is there. */
export interface LeadingIds {
  readonly table: string;
  /** The column with the id that leads on. */
  readonly id: string;
  /** The column with the id of the record that it leads to. */
  readonly to: string;
}

/** A kind of record: one entry makes it dumped, checked against its schema, and loaded. */
export interface RecordKind extends RowShape {
  /** The section of a region's file that it stands in, such as `activities`. */
  readonly section: string;
  /** Its name in the section, such as `bodies`. */
  readonly kind: string;
  readonly schema: z.ZodType<object>;
  /** The column that names a record; the field is called alike. */
  readonly key: string;
  /** The column whose first two characters are the code of the region; "00" where it is null or not given. */
  readonly regionIn?: string;
  /** Files of other regions hold the record too, where a row of this table ties it to them; default none do. */
  readonly tiedBy?: RegionTie;
  /** Who is asked for by such an id is dumped too; default: a record has one id. */
  readonly ledToBy?: LeadingIds;
  /** Whether a region's file holds those records of other regions that its own refer to, apart from its own; default false. */
  readonly referable?: boolean;
  /** Whether the table has a column `updated_at`, which a record that is added takes from the file; default false. */
  readonly dated?: boolean;
  readonly parts?: readonly RecordPart[];
  /** Fields that a load itself moves on, so that they may read back as others than the file has; default none. */
  readonly moving?: readonly string[];
  /**
   * The values of a record that its schema takes and that can't be right: of the facts they go to quarantine, in a file
   * they are faults. Called with what the file says, of any shape. Default: none.
   */
  misprints?(record: DataRecord): readonly Misprint[];
}

/** A value that can't be right. */
export interface Misprint {
  readonly path: readonly PropertyKey[];
  /** What was expected, and what came, in words. */
  readonly what: string;
  readonly got: string;
  /** The field and the value as quarantine has them; null where it would not have them, as a personal number. */
  readonly quarantined: { readonly field: string; readonly value: string } | null;
}

/** The field that names a record of the kind. */
export const keyField = ({ key }: Pick<RecordKind, 'key'>): string => camelCase(key);

/** The fields that a file's record of the kind may have beside those of its schema. */
export const fieldsBeside = ({ dated, parts = [] }: RecordKind): string[] => [
  ...(dated ? ['updatedAt'] : []),
  ...parts.map(({ field }) => field),
];

/** The id of a record of the kind. */
export const idOf = (kind: Pick<RecordKind, 'key'>, record: DataRecord): string =>
  String(record[keyField(kind)] ?? '(no id)');

/** `region_code` → `regionCode`. */
export function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
