import type { ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContents } from './read-import.js';
import { eitherOf } from './read-table.js';

/** Whether it is that the record is there, in another line or in the hub. */
export const isRepeat = ({ code }: ImportFault): boolean => code === 'CONFLICT' || code === 'ALREADY_SIGNED';

/**
 * The faults that a file shows together with those that the hub tells of it, by line and column, each once. What the hub says
 * of a cell that could not be sent is left out, and so is what it says of a row that is in the file before, as it says it
 * of that one.
 */
export function mergedFaults(
  { faults: shown, lacking }: Pick<ImportContents, 'faults' | 'lacking'>,
  answered: readonly ImportFault[],
  { columns }: Pick<ImportKind, 'columns'>,
): readonly ImportFault[] {
  const placeOf = ({ line, column }: ImportFault) => `${line} ${eitherOf(columns, column)}`;
  const unread = new Set(shown.filter((fault) => !isRepeat(fault)).map(placeOf));
  const repeated = new Set(shown.filter(isRepeat).map(placeOf));
  const isNews = (fault: ImportFault) =>
    fault.column === null ||
    !(
      lacking.has(fault.column) ||
      unread.has(placeOf(fault)) ||
      (isRepeat(fault) && repeated.has(placeOf(fault)))
    );
  const all = new Map(
    [...shown, ...answered.filter(isNews)].map((fault) => [JSON.stringify(fault), fault] as const),
  );
  const order = columns.map(({ name }) => name);
  const placeIn = ({ column }: ImportFault) => (column === null ? -1 : order.indexOf(column));
  return [...all.values()].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || placeIn(one) - placeIn(other),
  );
}
