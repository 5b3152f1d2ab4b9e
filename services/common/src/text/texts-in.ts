/** A text within a value, and the way to it. */
export interface TextAt {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Every text of a value that is made of lists and objects: numbers as they are written, and the names of fields too. */
export function textsIn(value: unknown, path: readonly PropertyKey[] = []): TextAt[] {
  const texts: TextAt[] = [];
  collect(value, path, texts);
  return texts;
}

/** Into one list: whole databases are looked through. */
function collect(value: unknown, path: readonly PropertyKey[], texts: TextAt[]): void {
  if (typeof value === 'string') texts.push({ path, text: value });
  else if (typeof value === 'number') texts.push({ path, text: String(value) });
  else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) collect(each, [...path, index], texts);
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, inside] of Object.entries(value)) {
      texts.push({ path, text: field });
      collect(inside, [...path, field], texts);
    }
  }
}

/** Whether a text holds the character NUL, which PostgreSQL does not keep. */
export const holdsNul = (text: string): boolean => text.includes('\0');

/** Whether a text holds half a character, a surrogate alone, which PostgreSQL does not keep. */
export const holdsHalfCharacter = (text: string): boolean => !text.isWellFormed();
