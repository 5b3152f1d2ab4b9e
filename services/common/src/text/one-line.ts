/** Fields of longer texts, wherever they stand. */
const LONGER: ReadonlySet<PropertyKey | undefined> = new Set([
  'description',
  'english',
  'handling',
  'note',
  'ownerNote',
  'reason',
  'text',
  'wording',
  // What is in quarantine stands as it is printed.
  'value',
]);

/**
 * Whether the text at a place must stand on one line, without signs that turn the direction in which it is read: all but the
 * longer ones. What a list holds is as the field of the list.
 */
export const isOneLine = (path: readonly PropertyKey[]): boolean =>
  !LONGER.has(path.findLast((part) => typeof part !== 'number'));
