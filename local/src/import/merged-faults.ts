import type { ImportFault } from './import-fault.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContents } from './read-import.js';
import { eitherOf } from './read-table.js';
import type { Answer } from './send-part.js';

/** Whether it is that the record is there, in another line or in the hub. */
export const isRepeat = ({ code }: ImportFault): boolean => code === 'CONFLICT' || code === 'ALREADY_SIGNED';

/**
 * The faults that a file shows together with those that the hub tells of it, by line and column, each once. What the hub says
 * of a cell that could not be sent is left out, and so is that a row is there twice, where the file shows it: what the hub has
 * already it tells of both.
 */
export function mergedFaults(
  { faults: shown, lacking }: Pick<ImportContents, 'faults' | 'lacking'>,
  answers: readonly Pick<Answer, 'faults' | 'repeats'>[],
  { columns }: Pick<ImportKind, 'columns'>,
): readonly ImportFault[] {
  const placeOf = ({ line, column }: ImportFault) => `${line} ${eitherOf(columns, column)}`;
  const unread = new Set(shown.filter((fault) => !isRepeat(fault)).map(placeOf));
  const repeated = new Set(shown.filter(isRepeat).map(placeOf));
  const isNews = (fault: ImportFault, repeats: ReadonlySet<ImportFault>) =>
    fault.column === null ||
    !(
      lacking.has(fault.column) ||
      unread.has(placeOf(fault)) ||
      (repeats.has(fault) && repeated.has(placeOf(fault)))
    );
  const answered = answers.flatMap(({ faults, repeats }) => faults.filter((each) => isNews(each, repeats)));
  const all = new Map([...shown, ...answered].map((fault) => [JSON.stringify(fault), fault] as const));
  const order = columns.map(({ name }) => name);
  const placeIn = ({ column }: ImportFault) => (column === null ? -1 : order.indexOf(column));
  return [...all.values()].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || placeIn(one) - placeIn(other),
  );
}
