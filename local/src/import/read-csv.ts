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
 * The rows of a CSV text (RFC 4180), its separator, `,` or `;`, taken from the first row. Line ends may be of any system,
 * within quotes too, where they are read as a newline.
 */
export function readCsv(given: string): Csv {
  const text = given.replace(/\r\n?/g, '\n');
  let read = 0;
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      delimiter: separatorOf(text),
      recordDelimiter: '\n',
      relaxColumnCount: true,
      skipEmptyLines: true,
      onRecord(cells: string[], { lines }) {
        read = lines;
        const line = lines - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        const trimmed = cells.map((cell) => cell.trim());
        // A spreadsheet writes rows that were emptied as separators alone.
        if (trimmed.some((cell) => cell !== '')) rows.push({ line, cells: trimmed });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, faults: [faultOf(firstUnread(text, read), null, wordsOf(error.code))] };
  }
  return { rows, faults: [] };
}

const QUOTED = /"[^"]*"/g;

/** What stands more often between the names of the columns; the comma where neither does. */
function separatorOf(text: string): ';' | ',' {
  const [header = ''] = text.trimStart().replace(QUOTED, '').split('\n', 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

/** The line, from 1, on which the first row that could not be read begins. */
function firstUnread(text: string, read: number): number {
  const lines = text.split('\n');
  const next = lines.findIndex((line, index) => index >= read && line.trim() !== '');
  return next === -1 ? read : next + 1;
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
