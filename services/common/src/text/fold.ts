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

/**
 * Text as {@link fold} leaves it, but with the marks of its letters: `Förenings-Rådet` → `förenings rådet`. What stands for
 * ä and ö in neighbouring languages is written as these.
 */
export function unfolded(text: string): string {
  return text
    .replaceAll(SOFT_HYPHEN, '')
    .toLowerCase()
    .replaceAll('æ', 'ä')
    .replaceAll('ø', 'ö')
    .normalize('NFKC')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Says where a word may be broken: no part of it. */
export const SOFT_HYPHEN = '\u00AD';

/** Letters that do not come apart into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ß: 'ss', ð: 'd', þ: 'th', ł: 'l', đ: 'd' };
