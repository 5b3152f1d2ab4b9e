import { badUserInput } from '../errors/hub-error.js';
import { fold } from './fold.js';

/** The most characters a search may have. */
export const MAX_SEARCH_LENGTH = 200;

/** A search as PostgreSQL is asked for it; both are parameters, never part of a statement. */
export interface Search {
  /** For websearch_to_tsquery('swedish', …): what the client typed, without dashes between words. */
  readonly words: string;
  /**
   * For to_tsquery('simple', …): every folded term as a prefix; null where the search holds no letter or digit, or
   * uses websearch's own operators.
   */
  readonly prefixes: string | null;
  /** For plainto_tsquery('swedish', …): the folded terms, so that `overenskommelser` finds `överenskommelse`. */
  readonly folded: string;
}

/**
 * @returns null for a search of nothing but space, which filters nothing.
 * @throws HubError BAD_USER_INPUT for more than {@link MAX_SEARCH_LENGTH} characters.
 */
export function parseSearch(text: string): Search | null {
  if (text.length > MAX_SEARCH_LENGTH) {
    throw badUserInput(`Expected a search of at most ${MAX_SEARCH_LENGTH} characters, got ${text.length}.`);
  }
  if (text.trim() === '') {
    return null;
  }
  const terms = OPERATORS.test(text) ? [] : fold(text).split(' ').filter(Boolean);
  return {
    words: text.replace(LONE_DASH, ' '),
    folded: terms.join(' '),
    prefixes: terms.length === 0 ? null : terms.map((term) => `'${term}':*`).join(' & '),
  };
}

/** A phrase in quotes, a word that must not occur, an alternative: only websearch_to_tsquery knows what they mean. */
const OPERATORS = /"|(?:^|\s)-\S|\sor\s/i;

/** A dash between words is punctuation; websearch_to_tsquery would take it for "not". */
const LONE_DASH = /(?<=^|\s)-(?=\s|$)/g;

/**
 * What the folded prefixes are matched with, to be stored beside the text: each text folded, and words with a hyphen
 * also as one word, so that `social-ekonomi`, `social ekonomi` and `socialekonomi` find each other.
 */
export function searchableText(texts: readonly string[]): string {
  const joined = texts.flatMap((text) => text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []);
  return [...texts.map(fold), ...joined.map((word) => fold(word.replaceAll('-', '')))].join(' ');
}
