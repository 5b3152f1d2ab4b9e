import { z } from 'zod';
import { canonicalJson } from '../text/canonical-json.js';
import { shown } from './compare-records.js';
import { inWords, valueAt } from './issue-words.js';
import type { DataRecord } from './record.js';
import type { RecordKind } from './record-kind.js';
import { unknownFields } from './unknown-fields.js';

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly got: string;
}

/**
 * The values of a file's record that can't be right. One that was in quarantine where the record was dumped, as its
 * list `quarantined` says, goes there again and is none; one that has been put right since leaves it.
 */
export function misprintsOf({ misprints, parts = [] }: RecordKind, record: DataRecord): Fault[] {
  const found = misprints?.(record) ?? [];
  if (parts.every(({ field }) => field !== 'quarantined')) return found.map(faultOf);
  const { quarantined } = record;
  const read = listSchema.safeParse(quarantined ?? [], inWords);
  if (!read.success) {
    return [...found.map(faultOf), ...read.error.issues.map((issue) => withField(issue, quarantined))];
  }
  const known = new Set(read.data.map(keyOf));
  return [
    ...found.filter((each) => each.quarantined === null || !known.has(keyOf(each.quarantined))).map(faultOf),
    ...unknownFields(listSchema, quarantined ?? []).map(({ path, known: fields }) => ({
      path: [QUARANTINED, ...path],
      what: `one of the fields ${fields.join(', ')}`,
      got: 'a field that the hub does not know',
    })),
  ];
}

const QUARANTINED = 'quarantined';

const listSchema = z.array(z.object({ field: z.string(), value: z.string(), reason: z.string() }));

const faultOf = ({ path, what, got }: Fault): Fault => ({ path, what, got });

const withField = ({ path, message }: z.core.$ZodIssue, list: unknown): Fault => ({
  path: [QUARANTINED, ...path],
  what: message,
  got: shown(valueAt(list, path)),
});

/** Values that are records are quarantined as JSON, in which the order of the fields makes no difference. */
function keyOf({ field, value }: { readonly field: string; readonly value: string }): string {
  try {
    return `${field} ${canonicalJson(JSON.parse(value))}`;
  } catch {
    return `${field} ${value}`;
  }
}
