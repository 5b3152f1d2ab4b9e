/**
 * A key that sorts names as Swedish does when its bytes are compared (COLLATE "C"): case makes no difference, å, ä and
 * ö follow z in that order, other diacritics do not count, and signs separate words.
 */
export function sortKey(text: string): string {
  return text
    .normalize('NFC')
    .normalize('NFC')
    .replace(/[{|}]/g, ' ')
    .toLowerCase()
    .replace(/[åäöæøü]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}{|}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_KEY);
}

/** What is sorted by must fit an index, whatever letters come apart into. Unit: UTF-16 code units. */
const LONGEST_KEY = 600;

/** The three signs that follow z in ASCII stand for å, ä and ö; æ and ø sort as ä and ö, ü as y. */
const LETTERS: Readonly<Record<string, string>> = { å: '{', ä: '|', ö: '}', æ: '|', ø: '}', ü: 'y' };
