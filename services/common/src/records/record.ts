/** A record in the form that the service's facts have in its seed files. */
export type DataRecord = Readonly<Record<string, unknown>>;

/** Records by kind, each kind in its order. */
export type Records = Readonly<Record<string, readonly DataRecord[]>>;

/** The records of a kind, read as what its schema makes; a kind that is not there has none. */
export function recordsOf<Type>(records: Records, kind: string): readonly Type[] {
  return (records[kind] ?? []) as readonly Type[];
}

/** What people call a record; null where nothing in it is a name. */
export function nameOf(record: object): string | null {
  const { name, title, label, term } = record as DataRecord;
  const first = [name, title, label, term].find((each) => typeof each === 'string' && each !== '');
  return typeof first === 'string' ? first : null;
}

/** Where a record's values come from, in one line. */
export function sourceLine(record: unknown): string | null {
  const { sources, source } = (record ?? {}) as { sources?: unknown; source?: unknown };
  const all = Array.isArray(sources) ? sources : [source];
  const lines = all.flatMap((each) => {
    const { document, place, url } = (each ?? {}) as Record<string, unknown>;
    const parts = [document ?? url, place].filter((part) => typeof part === 'string' && part !== '');
    return parts.length === 0 ? [] : [parts.join(', ')];
  });
  return lines.length === 0 ? null : lines.join('; ');
}
