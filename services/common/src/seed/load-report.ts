import type { FindingCounts } from '../records/finding.js';
import { printCounts } from '../records/print-findings.js';

/** A value, or a whole record, that the loader did not take. */
export interface RefusedValue {
  readonly kind: string;
  readonly id: string;
  /** The field; empty where the whole record was refused. */
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** What a loader did. Quarantined values are among the refused. */
export interface LoadReport {
  readonly deployment: string;
  /** Rows that were inserted or changed, by kind. */
  readonly loaded: Record<string, number>;
  /** Rows that were there already, by kind. */
  readonly unchanged: Record<string, number>;
  readonly refused: RefusedValue[];
  /** What a check of the whole database found after the load, by severity; absent where none was made. */
  found?: FindingCounts;
  /** Told the kind and how many of its rows have just been seen to; absent where nobody follows. */
  readonly onRows?: (kind: string, rows: number) => void;
}

export function emptyReport(deployment: string, onRows?: LoadReport['onRows']): LoadReport {
  return { deployment, loaded: {}, unchanged: {}, refused: [], ...(onRows && { onRows }) };
}

/** The report as lines to read. */
export function printReport(report: LoadReport): string {
  const kinds = [...new Set([...Object.keys(report.loaded), ...Object.keys(report.unchanged)])];
  return [
    `${report.deployment}:`,
    ...kinds.map(
      (kind) => `  ${kind}: ${report.loaded[kind] ?? 0} loaded, ${report.unchanged[kind] ?? 0} unchanged`,
    ),
    ...report.refused.map(
      ({ kind, id, field, value, reason }) =>
        `  refused ${kind} ${id}${field && ` ${field}`} "${value}": ${reason}`,
    ),
    ...(report.found === undefined ? [] : [`  checked: ${printCounts(report.found)}`]),
  ].join('\n');
}
