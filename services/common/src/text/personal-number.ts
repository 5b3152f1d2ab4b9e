import { oneSpelling } from './one-spelling.js';
import { DATE, personalNumbers } from './personal-number-spellings.js';

/** What stands in the place of a personal number (personnummer) wherever one would be shown. */
export const A_PERSONAL_NUMBER = 'a personal number';

/**
 * Whether a text holds what can only be a personal number: a date of birth, which may be a coordination number's, and a
 * check digit that fits. However it is spelled: with other signs between its digits, some that are not seen, in other
 * widths, or as the VAT number of a sole trader.
 */
export function holdsPersonalNumber(text: string): boolean {
  const bare = withoutRandom(text);
  return hasEnoughDigits(bare) && personalNumbers(oneSpelling(bare)).length > 0;
}

/** A text for a report or a log, with nothing in it that may be a personal number. */
export function withoutPersonalNumbers(text: string): string {
  const bare = withoutRandom(text);
  if (!hasEnoughDigits(bare)) return text;
  const found = oneSpelling(bare);
  const masked = personalNumbers(found)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + A_PERSONAL_NUMBER + rest.slice(end), found)
    .replace(LIKE_ONE, A_PERSONAL_NUMBER);
  return masked === found ? text : masked;
}

/** UUIDs, as which the hub's own ids come, and SHA-1 and SHA-256 in hexadecimal have digits in any order. */
const RANDOM =
  /\b(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|(?=[0-9]*[a-f])(?:[0-9a-f]{40}|[0-9a-f]{64}))\b/gi;

const withoutRandom = (text: string): string => text.replace(RANDOM, 'an id');

/** Most texts have few: they need not be looked through. A sign that becomes digits is a number of some kind, such as ⑱. */
const hasEnoughDigits = (text: string): boolean => (text.match(/\p{N}/gu)?.length ?? 0) >= 5;

/** With a century or without, a sign or none between the date and the rest, whatever the check digit. */
const LIKE_ONE = new RegExp(String.raw`(?<!\d)(?:16|18|19|20)?${DATE}[-+–\s]?\d{4}(?!\d)`, 'g');
