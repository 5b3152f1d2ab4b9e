import { badUserInput } from '../errors/hub-error.js';
import { fold, SOFT_HYPHEN, unfolded } from './fold.js';

/** The most characters a search may have. */
export const MAX_SEARCH_LENGTH = 200;

/** What a search asks for: alternatives, in each of which all terms must fit. Neither is ever empty. */
export type Search = readonly (readonly Term[])[];

export interface Term {
  /**
   * `word`: one word, in its inflections or as the beginning of another. `phrase`: words in quotation marks, in this order.
   * `excluded`: a word or phrase that must not occur. `number`: groups of letters and digits that belong together, such as
   * `1.7.1-393/2017`.
   */
  readonly kind: 'word' | 'phrase' | 'excluded' | 'number';
  /** Words of letters and digits in lower case with one space between them, with the marks that were typed; never empty. */
  readonly text: string;
  /** Of a word that was typed with a hyphen, as part of it: the whole word without hyphens, which fits as well. */
  readonly whole?: string;
}

/**
 * Reads a search as a web search is read: words, phrases in quotation marks of any form, a minus sign before what must not occur,
 * `or` between alternatives. Other signs are taken for space; a quotation mark that is not closed is closed at the end, and
 * an `or` with nothing on one side of it is left out, unless there is nothing else.
 *
 * @returns null for a search without a letter or digit, which filters nothing.
 * @throws HubError BAD_USER_INPUT for more than {@link MAX_SEARCH_LENGTH} characters, or a null sign.
 */
export function parseSearch(text: string): Search | null {
  if (text.length > MAX_SEARCH_LENGTH) {
    throw badUserInput(`Expected a search of at most ${MAX_SEARCH_LENGTH} characters, got ${text.length}.`);
  }
  if (text.includes('\0')) {
    throw badUserInput('Expected a search of signs that text can hold, got one with a null sign (U+0000).');
  }
  const said = [...plain(text).replace(TYPESET_QUOTES, '"').matchAll(PIECES)]
    .map(([piece, minus = '', quoted, word = '']) => ({
      terms: termsOf(minus !== '', quoted, word),
      isOr: /^or$/i.test(piece),
    }))
    .filter(({ terms }) => terms.length > 0);
  if (said.length === 0) return null;
  if (said.every(({ isOr }) => isOr)) return [said.flatMap(({ terms }) => terms)];
  const groups: Term[][] = [[]];
  for (const { terms, isOr } of said) {
    if (isOr) groups.push([]);
    else groups.at(-1)?.push(...terms);
  }
  return groups.filter((group) => group.length > 0);
}

/** The hyphens that word processors write, for the one of the keyboard. */
const TYPESET_HYPHENS = /[\u2010\u2011]/g;

/** Quotation marks as they are set in Swedish and in neighbouring languages. */
const TYPESET_QUOTES = /[“”„»«]/g;

/** A text with the signs of a keyboard, in which no word may be broken. */
const plain = (text: string): string => text.replaceAll(SOFT_HYPHEN, '').replace(TYPESET_HYPHENS, '-');

/** A minus sign at the beginning of a piece; then either what stands in quotation marks, or all up to the next space. */
const PIECES = /(-(?=[^\s-]))?(?:"([^"]*)"?|([^\s"]+))/g;

/** Hyphens between the parts of a word. */
const HYPHENS = /(?<=[\p{L}\p{N}\p{M}])-(?=[\p{L}\p{N}])/gu;

function termsOf(excluded: boolean, quoted: string | undefined, word: string): Term[] {
  const typed = quoted ?? word;
  const text = unfolded(typed);
  if (text === '') return [];
  if (excluded) return [{ kind: 'excluded', text }];
  if (quoted !== undefined) return [{ kind: 'phrase', text }];
  if (/\p{N}/u.test(text) && text.includes(' ')) return [{ kind: 'number', text }];
  const whole = unfolded(typed.replace(HYPHENS, ''));
  const isWhole = whole !== text && !whole.includes(' ');
  return text.split(' ').map((part) => ({ kind: 'word', text: part, ...(isWhole && { whole }) }));
}

/** A text in the spellings that a search looks for. */
export interface SearchableText {
  /** With the marks of its letters. */
  readonly words: string;
  /** Without them. */
  readonly folded: string;
}

/**
 * What a search looks in, to be stored beside the text: each text in both spellings, and words with a hyphen also as one
 * word, so that `social-ekonomi`, `social ekonomi` and `socialekonomi` find each other.
 */
export function searchableText(texts: readonly string[]): SearchableText {
  const joined = texts.flatMap(
    (text) => plain(text).match(/[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)+/gu) ?? [],
  );
  const all = [...texts, ...joined.map((word) => word.replaceAll('-', ''))];
  return { words: all.map(unfolded).join(' '), folded: all.map(fold).join(' ') };
}
