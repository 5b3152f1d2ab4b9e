import { CsvError, parse } from 'csv-parse/sync';
import { faultOf, type ImportFault } from './import-fault.js';

/** A row of a file, without blanks around its cells. */
export interface CsvRow {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Csv {
  /** The rows with anything in them; the first names the columns. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly ImportFault[];
}

/**
 * The rows of a CSV text (RFC 4180), its separator, `,` or `;`, taken from the first row, or from a line `sep=;` before it, as
 * Excel writes and reads it. Line ends may be of any system, within quotes too, where they are read as a newline. After a row
 * that can't be read the next line is taken to begin another.
 */
export function readCsv(given: string): Csv {
  const text = given.replace(/\r\n?/g, '\n');
  const bytes = Buffer.from(text);
  const lines = text.split('\n');
  const named = SEPARATOR_LINE.exec(lines[0] ?? '')?.[1];
  const delimiter = named ?? separatorOf(text);
  const rows: CsvRow[] = [];
  const faults: ImportFault[] = [];
  let from = 0;
  let offset = 0;
  const goTo = (line: number) => {
    for (; from < line; from += 1) offset += Buffer.byteLength(lines[from] ?? '') + 1;
  };
  if (named !== undefined) goTo(1);
  while (offset < bytes.length) {
    const start = from;
    const stopped = readRows(bytes.subarray(offset), delimiter, ({ line, cells }) => {
      rows.push({ line: start + line, cells });
    });
    if (stopped === undefined) break;
    const line = firstUnread(lines, from + stopped.read);
    faults.push(faultOf(line, null, wordsOf(stopped.code)));
    goTo(line);
  }
  return { rows, faults };
}

/** Reads rows up to the first that can't be read. @returns how many lines were read by then, and why it can't; nothing at the end. */
function readRows(
  bytes: Buffer,
  delimiter: string,
  take: (row: CsvRow) => void,
): { readonly read: number; readonly code: string } | undefined {
  let read = 0;
  try {
    parse(bytes, {
      delimiter,
      recordDelimiter: '\n',
      relaxColumnCount: true,
      skipEmptyLines: true,
      onRecord(cells: string[], { lines }) {
        read = lines;
        const line = lines - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        const trimmed = cells.map((cell) => cell.trim());
        // A spreadsheet writes rows that were emptied as separators alone.
        if (trimmed.some((cell) => cell !== '')) take({ line, cells: trimmed });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { read, code: error.code };
  }
  return undefined;
}

const SEPARATOR_LINE = /^sep=([;,])$/i;
const QUOTED = /"[^"]*"/g;

/** What stands more often between the names of the columns; the comma where neither does. */
function separatorOf(text: string): ';' | ',' {
  const [header = ''] = text.trimStart().replace(QUOTED, '').split('\n', 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

/** The line, from 1, on which the first row behind those that were read begins. */
function firstUnread(lines: readonly string[], read: number): number {
  let next = read;
  while (next < lines.length - 1 && lines[next]?.trim() === '') next += 1;
  return next + 1;
}

function wordsOf(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark that begins a cell of this row has none that ends it.';
    case 'INVALID_OPENING_QUOTE':
      return 'A cell of this row has a quotation mark in it: such a cell must stand in quotation marks, with each of its own doubled.';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'A cell of this row goes on after its closing quotation mark: a quotation mark within a cell must be doubled.';
    default:
      return 'The row can’t be read as CSV.';
  }
}
