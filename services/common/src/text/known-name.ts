/**
 * A name as two of a list are held against each other: however it is capitalised, spaced and composed of characters and marks.
 * Every other sign may tell two names apart.
 */
export const knownName = (name: string): string =>
  name.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
