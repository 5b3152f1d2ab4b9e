import type { AskHub } from './hub-client.js';
import type { ImportFault } from './import-fault.js';
import type { Column, TableRow } from './read-table.js';

/** What a write to the hub takes beside its list. */
export interface PartInput {
  readonly idempotencyKey: string;
  readonly dryRun: boolean;
}

/** A kind of list that can be imported, and the mutation that takes it. */
export interface ImportKind<Name extends string = string> {
  /** What a row is, one and several: `organisation`, `organisations`. */
  readonly one: string;
  readonly several: string;
  /** What the rows are added to: the same file for another target is another import. */
  readonly target: string;
  readonly columns: readonly Column<Name>[];
  /** What is wrong with a row as far as it shows without the hub. */
  readonly check: (row: TableRow<Name>) => ImportFault[];
  /** Gives rows what only the hub knows of them; without it they are taken as they are. */
  readonly complete?: (
    rows: readonly TableRow<Name>[],
    ask: AskHub,
  ) => Promise<{ readonly rows: readonly TableRow<Name>[]; readonly faults: readonly ImportFault[] }>;
  /** What tells a row from the others of a file, where it has it: none of the file may have the same. */
  readonly identity: (row: TableRow<Name>) =>
    | {
        readonly column: Name;
        readonly what: string;
        readonly value: string;
      }
    | undefined;
  /** The field of the mutation, and the operation, which takes `$input` and answers rows with `record` and refusals. */
  readonly mutation: string;
  readonly operation: string;
  /** For a cell that must be there something stands in where it is not: such a row is only tried. */
  readonly input: (rows: readonly TableRow<Name>[], part: PartInput) => Record<string, unknown>;
}

/** The source that a row names, where it names one. */
export function sourceOf({ cells }: TableRow<'document' | 'place' | 'url'>) {
  const { document, place, url } = cells;
  return document === undefined && place === undefined && url === undefined
    ? undefined
    : { document, place, url };
}

/** The columns of a source. */
export const SOURCE_COLUMNS = [
  { name: 'document', swedish: ['dokument', 'källa'] },
  { name: 'place', swedish: ['ställe'] },
  { name: 'url', swedish: ['webbadress'] },
] as const satisfies readonly Column[];
