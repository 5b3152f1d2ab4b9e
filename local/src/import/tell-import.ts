import type { ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import type { Imported } from './import-rows.js';

/** What came of an import. */
export interface ImportOutcome {
  readonly kind: Pick<ImportKind, 'one' | 'several' | 'columns'>;
  /** How many rows the file has in which it shows no fault itself. */
  readonly rows: number;
  readonly dryRun: boolean;
  readonly imported: Imported;
  readonly faults: readonly ImportFault[];
}

/** An outcome as lines for people. */
export function printImport(outcome: ImportOutcome): string {
  return outcome.faults.length > 0 ? printRefused(outcome) : printDone(outcome);
}

/** An outcome as JSON: what is in the hub, line by line, and what was refused. */
export function importJson({ dryRun, imported, faults }: ImportOutcome): string {
  return JSON.stringify({ refused: faults.length > 0, dryRun, ...standing(imported), faults }, null, 2);
}

/** What is in the hub when an import was cut short. */
export function standing({ written, already }: Imported) {
  return {
    written: written.length,
    already: already.length,
    records: [...already, ...written].sort((one, other) => one.line - other.line),
  };
}

function printRefused({ kind, imported, faults }: ImportOutcome): string {
  const { records } = standing(imported);
  const last = records.at(-1);
  return [
    `The file can't be imported: ${counted(faults.length, { one: 'fault', several: 'faults' })}. ${imported.written.length === 0 ? 'Nothing was changed.' : ''}`.trimEnd(),
    ...faults.map((fault) => `  ${printFault(fault, kind)}`),
    ...(last === undefined
      ? []
      : [
          `${counted(records.length, kind)} of this file, up to line ${last.line}, ${records.length === 1 ? 'is' : 'are'} in the hub. Take those lines out of the file before you change anything in it, or they would be written again.`,
        ]),
  ].join('\n');
}

function printFault({ line, column, message }: ImportFault, { columns }: ImportOutcome['kind']): string {
  const called = columns.find(({ name }) => name === column);
  const place = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(called === undefined ? [] : [`${called.name} (${called.swedish[0]})`]),
  ].join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

function printDone({ kind, rows, dryRun, imported: { written, already } }: ImportOutcome): string {
  const before =
    already.length === 0 ? '' : ` ${already.length} were there from an earlier run of this file.`;
  return dryRun
    ? `${counted(rows - already.length, kind)} would be imported.${before}\nDry run: nothing was changed.`
    : `${counted(written.length, kind)} imported.${before}`;
}

const counted = (
  count: number,
  { one, several }: { readonly one: string; readonly several: string },
): string => `${count} ${count === 1 ? one : several}`;
