import { faultOf, type ImportFault } from './import-fault.js';
import type { CsvRow } from './read-csv.js';

/** A column that a file may have. */
export interface Column<Name extends string = string> {
  readonly name: Name;
  /** What else it may be called. */
  readonly swedish: readonly string[];
  /** Whether a file must have it, and each row something in it. */
  readonly required?: boolean;
  /** A column that does as well: of the two a file must have one, and each row something in one and nothing in the other. */
  readonly or?: Name;
}

/** A row by its columns; what is empty is left out. */
export interface TableRow<Name extends string = string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Name, string>>>;
}

export interface Table<Name extends string> {
  readonly rows: readonly TableRow<Name>[];
  readonly faults: readonly ImportFault[];
}

/** Reads rows by the names of their columns. A column that is not known is refused: passed over, it would be lost unseen. */
export function readTable<Name extends string>(
  [header, ...rows]: readonly CsvRow[],
  columns: readonly Column<Name>[],
): Table<Name> {
  if (header === undefined) return { rows: [], faults: [faultOf(null, null, 'The file is empty.')] };
  const places = header.cells.map((title) => columns.find((column) => isCalled(column, title)));
  const faults = [...headerFaults(header, places, columns), ...widthFaults(header, rows)];
  if (faults.length > 0) return { rows: [], faults };
  if (rows.length === 0) {
    return {
      rows: [],
      faults: [faultOf(null, null, 'The file has no rows beside the names of its columns.')],
    };
  }
  const read = rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      cells.flatMap((cell, index) => (cell === '' || !places[index] ? [] : [[places[index].name, cell]])),
    ) as Partial<Record<Name, string>>,
  }));
  return {
    rows: read,
    faults: read.flatMap((row) => [...missingFaults(row, columns), ...choiceFaults(row, columns)]),
  };
}

const isCalled = ({ name, swedish }: Column, title: string): boolean =>
  [name, ...swedish].some((called) => plain(called) === plain(title));

/** `Organisation number` is `organisationNumber`. */
const plain = (title: string): string => title.toLowerCase().replace(/[\s_-]/g, '');

function headerFaults(
  { line, cells }: CsvRow,
  places: readonly (Column | undefined)[],
  columns: readonly Column[],
): ImportFault[] {
  return [
    ...cells.flatMap((title, index) => {
      const column = places[index];
      if (column === undefined) {
        return [
          faultOf(
            line,
            null,
            `No column is called "${title}": wanted ${columns.map(called).join(', ')}, separated by , or ;.`,
          ),
        ];
      }
      return places.indexOf(column) === index
        ? []
        : [faultOf(line, column.name, `The column ${called(column)} is there twice.`)];
    }),
    ...columns
      .filter((column) => column.required && !places.includes(column))
      .map((column) => faultOf(line, column.name, `The column ${called(column)} is missing.`)),
    ...pairsIn(columns)
      .filter((pair) => !pair.some((column) => places.includes(column)))
      .map(([one, other]) =>
        faultOf(line, one.name, `The column ${called(one)} or ${called(other)} is missing.`),
      ),
  ];
}

const called = ({ name, swedish }: Column): string => `${name} (${swedish[0]})`;

function widthFaults(header: CsvRow, rows: readonly CsvRow[]): ImportFault[] {
  return rows
    .filter(({ cells }) => cells.length !== header.cells.length)
    .map(({ line, cells }) =>
      faultOf(
        line,
        null,
        `The row has ${cells.length} cells, the file ${header.cells.length} columns: a separator is missing or too many, or a cell that holds one is not in quotation marks.`,
      ),
    );
}

function missingFaults<Name extends string>(
  { line, cells }: TableRow<Name>,
  columns: readonly Column<Name>[],
): ImportFault[] {
  return columns
    .filter(({ name, required }) => required && cells[name] === undefined)
    .map((column) => faultOf(line, column.name, `There is nothing in ${called(column)}.`));
}

/** Where of two columns neither or both say something. */
function choiceFaults<Name extends string>(
  { line, cells }: TableRow<Name>,
  columns: readonly Column<Name>[],
): ImportFault[] {
  return pairsIn(columns).flatMap(([one, other]) => {
    const given = [one, other].filter(({ name }) => cells[name] !== undefined);
    if (given.length === 1) return [];
    const names = `${called(one)} ${given.length === 0 ? 'or' : 'and'} ${called(other)}`;
    const what =
      given.length === 0
        ? `There is nothing in ${names}.`
        : `There is something in ${names}: give one of them.`;
    return [faultOf(line, one.name, what)];
  });
}

function pairsIn<Name extends string>(
  columns: readonly Column<Name>[],
): readonly (readonly [Column<Name>, Column<Name>])[] {
  return columns.flatMap((column) => {
    const other = columns.find(({ name }) => name === column.or);
    return other === undefined ? [] : [[column, other] as const];
  });
}
