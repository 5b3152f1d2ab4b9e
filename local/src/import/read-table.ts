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

/** A row by its columns; what is empty, or can't be taken, is left out. */
export interface TableRow<Name extends string = string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Name, string>>>;
}

export interface Table<Name extends string> {
  /** The rows that fit the columns, those with faults too. */
  readonly rows: readonly TableRow<Name>[];
  readonly faults: readonly ImportFault[];
  /** Columns that no row has anything in, since the file lacks them or has them twice. */
  readonly lacking: ReadonlySet<string>;
}

/** Reads rows by the names of their columns. A column that is not known is refused: passed over, it would be lost unseen. */
export function readTable<Name extends string>(
  [header, ...rows]: readonly CsvRow[],
  columns: readonly Column<Name>[],
): Table<Name> {
  const lacking = new Set<string>();
  if (header === undefined) return { rows: [], faults: [faultOf(null, null, 'The file is empty.')], lacking };
  const titles = withoutEmptyEnd(header.cells);
  const places = titles.map((title) => columns.find((column) => isCalled(column, title)));
  const faults = headerFaults({ line: header.line, cells: titles }, places, columns);
  // Then it is no row of titles, or not with these separators, and of the others nothing can be said.
  if (places.every((column) => column === undefined)) return { rows: [], faults, lacking };
  for (const { column } of faults) for (const name of eitherOf(columns, column)) lacking.add(name);
  const present = columns.filter(({ name }) => !lacking.has(name));
  const read = rows.flatMap((row): TableRow<Name>[] => {
    const cells = withoutEmptyEnd(row.cells);
    if (row.cells.length < titles.length || cells.length > titles.length) {
      faults.push(widthFault(row, cells.length, titles.length));
      return [];
    }
    return [{ line: row.line, cells: cellsByName(cells, places, lacking) }];
  });
  for (const row of read) faults.push(...missingFaults(row, present), ...choiceFaults(row, present));
  return { rows: read, faults, lacking };
}

/** The names of a column and of that which does as well. */
export function eitherOf<Name extends string>(
  columns: readonly Column<Name>[],
  given: string | null,
): readonly Name[] {
  return columns
    .filter(({ name, or }) => {
      const other = columns.find((column) => column.or === name);
      return name === given || or === given || other?.name === given;
    })
    .map(({ name }) => name);
}

/** Spreadsheets end every row with as many separators as the longest has cells. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function cellsByName<Name extends string>(
  cells: readonly string[],
  places: readonly (Column<Name> | undefined)[],
  lacking: ReadonlySet<string>,
): Partial<Record<Name, string>> {
  const given = cells.flatMap((cell, index) => {
    const name = places[index]?.name;
    return cell === '' || name === undefined || lacking.has(name) ? [] : [[name, cell] as const];
  });
  return Object.fromEntries(given) as Partial<Record<Name, string>>;
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
        const what = title === '' ? `Column ${index + 1} has no name` : `No column is called "${title}"`;
        return [
          faultOf(line, null, `${what}: wanted ${columns.map(called).join(', ')}, separated by , or ;.`),
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

function widthFault({ line, cells }: CsvRow, filled: number, wanted: number): ImportFault {
  const count = filled > wanted ? filled : cells.length;
  return faultOf(
    line,
    null,
    `The row has ${count} cells, the file ${wanted} columns: a separator is missing or too many, or a cell that holds one is not in quotation marks.`,
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
