import { createHash } from 'node:crypto';
import { A_PERSONAL_NUMBER, fileText, holdsPersonalNumber, RegionFileError } from '@hub/common';
import { faultOf, type ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import { readCsv } from './read-csv.js';
import { readTable, type TableRow } from './read-table.js';

/** What a file has in it. */
export interface ImportContents<Name extends string = string> {
  /** The rows in which the file itself shows no fault. */
  readonly rows: readonly TableRow<Name>[];
  readonly faults: readonly ImportFault[];
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
  if (typeof text !== 'string') return { rows: [], faults: text, digest };
  const csv = readCsv(text);
  const table = csv.faults.length > 0 ? { rows: [], faults: csv.faults } : readTable(csv.rows, kind.columns);
  const faults = [
    ...table.faults,
    ...table.rows.flatMap((row) => [...personFaults(row), ...kind.check(row)]),
    ...repeatFaults(table.rows, kind),
  ];
  const faulty = new Set(faults.map(({ line }) => line));
  return { rows: table.rows.filter(({ line }) => !faulty.has(line)), faults, digest };
}

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

function personFaults({ line, cells }: TableRow): ImportFault[] {
  return Object.entries(cells)
    .filter(([, cell]) => holdsPersonalNumber(cell ?? ''))
    .map(([column]) =>
      faultOf(
        line,
        column,
        `This holds ${A_PERSONAL_NUMBER} (personnummer), not even of a sole trader may be kept: the hub holds no persons.`,
      ),
    );
}

/** A row that is there twice would be refused only when the first of them has been written, where they lie far apart. */
export function repeatFaults<Name extends string>(
  rows: readonly TableRow<Name>[],
  kind: ImportKind<Name>,
): ImportFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const { column, what, value } = kind.identity(row);
    const key = JSON.stringify([column, value]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.line);
    return first === undefined
      ? []
      : [faultOf(row.line, column, `Line ${first} has the same ${what}.`, 'CONFLICT')];
  });
}
