/** A text within a value, and the way to it. */
export interface TextAt {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Every text of a value that is made of lists and objects: numbers as they are written, and the names of fields too. */
export function textsIn(value: unknown, path: readonly PropertyKey[] = []): TextAt[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'number') return [{ path, text: String(value) }];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) => [
    { path, text: field },
    ...textsIn(inside, [...path, field]),
  ]);
}

/** Whether a text holds the character NUL, which PostgreSQL does not keep. */
export const holdsNul = (text: string): boolean => text.includes('\0');

/** Whether a text holds half a character, a surrogate alone, which PostgreSQL does not keep. */
export const holdsHalfCharacter = (text: string): boolean => !text.isWellFormed();
