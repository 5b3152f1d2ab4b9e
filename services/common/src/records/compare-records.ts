import { canonicalJson } from '../text/canonical-json.js';
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
    return [{ field, from: shown(from), to: shown(to) }];
  });
}

const LONGEST = 120;

/** A value for a line of a report. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
