import { createHash } from 'node:crypto';
import { A_PERSONAL_NUMBER, fileText, holdsPersonalNumber, RegionFileError } from '@hub/common';
import { faultOf, type ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import { readCsv } from './read-csv.js';
import { eitherOf, readTable, type TableRow } from './read-table.js';

/** What a file has in it. */
export interface ImportContents<Name extends string = string> {
  /** The rows that can be tried: those with faults too, without the cells that can't be taken. */
  readonly rows: readonly TableRow<Name>[];
  readonly faults: readonly ImportFault[];
  /** Columns that the file as a whole lacks. */
  readonly lacking: ReadonlySet<string>;
  /** The same for the same bytes and target, and no others. */
  readonly digest: string;
}

/** Reads a file and tells everything that is wrong with it as far as it shows without the hub. */
export function readImport<Name extends string>(
  bytes: Uint8Array,
  kind: ImportKind<Name>,
): ImportContents<Name> {
  const digest = createHash('sha256').update(`${kind.target}\0`).update(bytes).digest('base64url');
  const text = textOf(bytes);
  if (typeof text !== 'string') return { rows: [], faults: text, lacking: new Set(), digest };
  const csv = readCsv(text);
  const [first] = csv.faults;
  // Where the first row can't be read, nobody knows which columns there are.
  if (first !== undefined && (first.line ?? 0) < (csv.rows[0]?.line ?? Number.POSITIVE_INFINITY)) {
    return { rows: [], faults: csv.faults, lacking: new Set(), digest };
  }
  const { rows: read, faults: ofTable, lacking } = readTable(csv.rows, kind.columns);
  const fitting = read.filter((row) => !isTooLong(row));
  const faults = [
    ...csv.faults,
    ...ofTable,
    ...read.filter(isTooLong).map(({ line }) => faultOf(line, null, TOO_LONG)),
    ...fitting.flatMap((row) => [...cellFaults(row), ...kind.check(row)]),
  ];
  if (read.length === 0 && faults.length === 0) faults.push(faultOf(null, null, NO_ROWS));
  const rows = withoutFaultyCells(fitting, faults, kind);
  return { rows, faults: [...faults, ...repeatFaults(rows, kind)], lacking, digest };
}

/** Rows without the cells of which the faults are told, and without what does as well as one of those. */
export function withoutFaultyCells<Name extends string>(
  rows: readonly TableRow<Name>[],
  faults: readonly ImportFault[],
  { columns }: Pick<ImportKind<Name>, 'columns'>,
): TableRow<Name>[] {
  const faulty = new Set(
    faults.flatMap(({ line, column }) => eitherOf(columns, column).map((name) => `${line} ${name}`)),
  );
  return rows.map(({ line, cells }) => {
    const taken = Object.entries(cells).filter(([name]) => !faulty.has(`${line} ${name}`));
    return { line, cells: Object.fromEntries(taken) as TableRow<Name>['cells'] };
  });
}

const NO_ROWS = 'The file has no rows beside the names of its columns.';

/** Half of what the hub takes in one request. */
const MOST_BYTES_OF_ROW = 500_000;
const TOO_LONG =
  'The row is longer than the hub takes: a quotation mark that begins a cell may have none that ends it.';

const isTooLong = ({ cells }: TableRow): boolean =>
  Buffer.byteLength(JSON.stringify(cells)) > MOST_BYTES_OF_ROW;

function textOf(bytes: Uint8Array): string | ImportFault[] {
  try {
    return fileText(bytes);
  } catch (error) {
    if (!(error instanceof RegionFileError)) throw error;
    return error.faults.map(({ field, what }) =>
      faultOf(Number(field.replace(/\D/g, '')), null, `Wanted ${what}.`),
    );
  }
}

/** What the hub can't keep or must not: it would say no more of the other rows sent with it. */
function cellFaults({ line, cells }: TableRow): ImportFault[] {
  return Object.entries(cells).flatMap(([column, cell = '']) => {
    if (holdsPersonalNumber(cell)) return [faultOf(line, column, PERSON)];
    return cell.includes('\0') ? [faultOf(line, column, NUL)] : [];
  });
}

const PERSON = `This holds ${A_PERSONAL_NUMBER} (personnummer). None is kept, not even that of a sole trader: the hub holds no persons.`;
const NUL = 'There is an unprintable character (NUL) in this cell, which can’t be kept: type the text anew.';

/** A row that is there twice would be refused only when the first of them has been written, where they lie far apart. */
export function repeatFaults<Name extends string>(
  rows: readonly TableRow<Name>[],
  kind: ImportKind<Name>,
): ImportFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const identity = kind.identity(row);
    if (identity === undefined) return [];
    const { column, what, value } = identity;
    const key = JSON.stringify([what, value]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.line);
    return first === undefined
      ? []
      : [faultOf(row.line, column, `Line ${first} has the same ${what}.`, 'CONFLICT')];
  });
}
