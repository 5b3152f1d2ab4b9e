/**
 * Text without what spelling varies in: lower case, no soft hyphens, no diacritics (å and ä become a, ö becomes o), every run of
 * other signs one space. `Förenings-Rådet` → `forenings radet`.
 */
export function fold(text: string): string {
  return text
    .replaceAll(SOFT_HYPHEN, '')
    .toLowerCase()
    .replace(/[æøßðþłđ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Says where a word may be broken: no part of it. */
export const SOFT_HYPHEN = '\u00AD';

/** Letters that do not come apart into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ß: 'ss', ð: 'd', þ: 'th', ł: 'l', đ: 'd' };
