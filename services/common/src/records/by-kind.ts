import type { DataRecord, Records } from './record.js';

/** Facts with their kinds as records by kind, in their order. */
export function byKind(facts: readonly { readonly kind: string; readonly fact: DataRecord }[]): Records {
  const records: Record<string, DataRecord[]> = {};
  for (const { kind, fact } of facts) {
    records[kind] ??= [];
    records[kind].push(fact);
  }
  return records;
}
