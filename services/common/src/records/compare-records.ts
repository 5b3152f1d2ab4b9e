import { canonicalJson } from '../text/canonical-json.js';
import { withoutPersonalNumbers } from '../text/personal-number.js';
import { shortened } from '../text/shortened.js';
import type { DataRecord } from './record.js';

/** A field that differs. */
export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** The fields in which two records differ, in words; none where they say the same. */
export function compareRecords(current: DataRecord, given: DataRecord): FieldChange[] {
  const fields = [...new Set([...Object.keys(current), ...Object.keys(given)])];
  return fields.flatMap((field) => {
    const from = current[field];
    const to = given[field];
    if (canonicalJson(from ?? null) === canonicalJson(to ?? null)) return [];
    return [{ field, ...beside(from, to) }];
  });
}

const LONGEST = 120;

/** How much of what is the same stands before the first difference. */
const LEAD = 20;

/** A value for a line of a report: where it is too long, with how much more there is. No personal number stands in it. */
export function shown(value: unknown): string {
  return cut(wordsOf(value), 0);
}

/** Two values that differ, each from a place on that shows it. */
function beside(from: unknown, to: unknown): { from: string; to: string } {
  const [one, other] = [wordsOf(from), wordsOf(to)];
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const start = same < LONGEST - LEAD ? 0 : same - LEAD;
  return { from: cut(one, start), to: cut(other, start) };
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return withoutPersonalNumbers(
    typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing'),
  );
}

function cut(text: string, start: number): string {
  return `${start > 0 ? '…' : ''}${shortened(text.slice(start), LONGEST)}`;
}
