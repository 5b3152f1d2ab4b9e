/**
 * Answers a loader's keys from the rows a batch found, in the keys' order; null where there is no row.
 */
export function batch<Key, Row>(
  keys: readonly Key[],
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map<Key, Row>();
  for (const row of rows) {
    byKey.set(keyOf(row), row);
  }
  return keys.map((key) => byKey.get(key) ?? null);
}

/**
 * Answers a loader's keys with all the rows of each key, in the keys' order; rows of one key keep their order.
 */
export function batchMany<Key, Row>(
  keys: readonly Key[],
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
): Row[][] {
  const byKey = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = byKey.get(key);
    if (group === undefined) {
      byKey.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return keys.map((key) => byKey.get(key) ?? []);
}
