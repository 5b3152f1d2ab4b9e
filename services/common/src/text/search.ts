import { badUserInput } from '../errors/hub-error.js';
import { fold, SOFT_HYPHEN } from './fold.js';

/** The most characters a search may have. */
export const MAX_SEARCH_LENGTH = 200;

/** What a search asks for: alternatives, in each of which all terms must fit. */
export type Search = readonly (readonly Term[])[];

export interface Term {
  /**
   * `word`: one word, in its inflections or as the beginning of another. `phrase`: words in quotation marks, in this order.
   * `excluded`: a word or phrase that must not occur. `number`: groups of letters and digits that belong together, such as
   * `1.7.1-393/2017`.
   */
  readonly kind: 'word' | 'phrase' | 'excluded' | 'number';
  /** Lower or upper case, å, ä and ö as they were typed. */
  readonly typed: string;
  /** Words of letters and digits with one space between them; never empty. */
  readonly folded: string;
  /** Of a word that was typed with a hyphen, as part of it: the whole word without hyphens, which fits as well. */
  readonly whole?: { readonly typed: string; readonly folded: string };
}

/**
 * Reads a search as a web search is read: words, phrases in quotation marks, a minus sign before what must not occur,
 * `or` between alternatives. Other signs are taken for space; a quotation mark that is not closed is closed at the end.
 *
 * @returns null for a search of nothing but space, which filters nothing; no alternatives for one of signs only.
 * @throws HubError BAD_USER_INPUT for more than {@link MAX_SEARCH_LENGTH} characters, or a null sign.
 */
export function parseSearch(text: string): Search | null {
  if (text.length > MAX_SEARCH_LENGTH) {
    throw badUserInput(`Expected a search of at most ${MAX_SEARCH_LENGTH} characters, got ${text.length}.`);
  }
  if (text.includes('\0')) {
    throw badUserInput('Expected a search of signs that text can hold, got one with a null sign (U+0000).');
  }
  if (text.replaceAll(SOFT_HYPHEN, '').trim() === '') {
    return null;
  }
  const pieces = [...text.replaceAll(SOFT_HYPHEN, '').matchAll(PIECES)].map(
    ([piece, minus = '', quoted, word = '']) => ({
      terms: termsOf(minus !== '', quoted, word),
      isOr: /^or$/i.test(piece),
    }),
  );
  const said = pieces.filter(({ terms }) => terms.length > 0);
  const groups: Term[][] = [[]];
  for (const [index, { terms, isOr }] of said.entries()) {
    const between = index > 0 && index < said.length - 1;
    if (isOr && between) groups.push([]);
    else groups.at(-1)?.push(...terms);
  }
  return groups.filter((group) => group.length > 0);
}

/** A minus sign at the beginning of a piece; then either what stands in quotation marks, or all up to the next space. */
const PIECES = /(-(?=[^\s-]))?(?:"([^"]*)"?|([^\s"]+))/g;

/** What stands between the words of one piece: `Göteborgs-Rådet`. */
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/u;

/** Hyphens between the parts of a word. */
const HYPHENS = /(?<=[\p{L}\p{N}\p{M}])-(?=[\p{L}\p{N}])/gu;

function termsOf(excluded: boolean, quoted: string | undefined, word: string): Term[] {
  const typed = quoted ?? word;
  const folded = fold(typed);
  if (folded === '') return [];
  if (excluded) return [{ kind: 'excluded', typed, folded }];
  if (quoted !== undefined) return [{ kind: 'phrase', typed, folded }];
  if (/\p{N}/u.test(folded) && folded.includes(' ')) return [{ kind: 'number', typed, folded }];
  const joined = typed.replace(HYPHENS, '');
  const whole = joined === typed ? {} : { whole: { typed: joined, folded: fold(joined) } };
  const isOne = !NO_WORD.test(joined);
  return typed.split(NO_WORD).flatMap((part) => {
    const own = fold(part);
    return own === '' ? [] : [{ kind: 'word' as const, typed: part, folded: own, ...(isOne && whole) }];
  });
}

/**
 * What the beginnings of words are looked for in, to be stored beside the text: each text folded, and words with a hyphen
 * also as one word, so that `social-ekonomi`, `social ekonomi` and `socialekonomi` find each other.
 */
export function searchableText(texts: readonly string[]): string {
  const joined = texts.flatMap(
    (text) => text.replaceAll(SOFT_HYPHEN, '').match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [],
  );
  return [...texts.map(fold), ...joined.map((word) => fold(word.replaceAll('-', '')))].join(' ');
}
