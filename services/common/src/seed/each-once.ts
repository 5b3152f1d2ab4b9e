import type { z } from 'zod';

/**
 * A rule of a list's schema: no entry says what an earlier one says.
 *
 * @param keyOf what an entry says; default: the entry itself, as text.
 */
export function eachOnce<Entry>(keyOf: (entry: Entry) => string = String) {
  return (list: readonly Entry[], context: z.RefinementCtx): void => {
    for (const index of repeatedAt(list.map(keyOf))) {
      context.addIssue({ code: 'custom', path: [index], message: 'each of the list once' });
    }
  };
}

/** The places of what has stood in the list before. */
export function repeatedAt(keys: readonly (string | number)[]): number[] {
  const before = new Set<string | number>();
  return keys.flatMap((key, index) => {
    if (before.has(key)) return [index];
    before.add(key);
    return [];
  });
}
