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
  if (!hasEnoughDigits(text)) return false;
  const bare = withoutRandom(text);
  return hasEnoughDigits(bare) && personalNumbers(oneSpelling(bare)).length > 0;
}

/** The ten digits of each personal number that a text holds, without their century and the signs between. */
export function personalNumbersOf(text: string): string[] {
  const found = oneSpelling(withoutRandom(text));
  return personalNumbers(found).map(({ start, end }) =>
    found.slice(start, end).replace(/\D/g, '').slice(-10),
  );
}

/** A text for a report or a log, with nothing in it that may be a personal number. Ids and digests stay as they are. */
export function withoutPersonalNumbers(text: string): string {
  const bare = withoutRandom(text);
  if (!hasEnoughDigits(bare)) return text;
  const found = oneSpelling(bare);
  const masked = personalNumbers(found)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + A_PERSONAL_NUMBER + rest.slice(end), found)
    .replace(LIKE_ONE, A_PERSONAL_NUMBER);
  if (masked === found) return text;
  const random = text.replaceAll('\ue000', '').match(RANDOM) ?? [];
  return masked.replaceAll(AN_ID, () => random.shift() ?? '');
}

/** UUIDs, as which the hub's own ids come, and SHA-1 and SHA-256 in hexadecimal have digits in any order. */
const RANDOM =
  /\b(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|(?=[0-9]*[a-f])(?:[0-9a-f]{40}|[0-9a-f]{64}))\b/gi;

/** Its letters part the digits beside it; its last sign, for private use, is left out of texts. */
const AN_ID = 'id\ue000';

const withoutRandom = (text: string): string => text.replaceAll('\ue000', '').replace(RANDOM, AN_ID);

/** Most texts have few: they need not be looked through. A sign that becomes digits is a number of some kind, such as ⑱. */
const hasEnoughDigits = (text: string): boolean => /^(?:\P{N}*\p{N}){5}/u.test(text);

/** With a century or without, a sign or none between the date and the rest, whatever the check digit. */
const LIKE_ONE = new RegExp(String.raw`(?<!\d)(?:16|18|19|20)?${DATE}[-+–\s]?\d{4}(?!\d)`, 'g');
