import { oneSpelling } from './one-spelling.js';

/** What stands in the place of a personal number (personnummer) wherever one would be shown. */
export const A_PERSONAL_NUMBER = 'a personal number';

/**
 * Whether a text holds what can only be a personal number: a date of birth, which may be a coordination number's, and a
 * check digit that fits. However it is spelled: with other signs between its digits, some that are not seen, in other
 * widths, or as the VAT number of a sole trader.
 */
export function holdsPersonalNumber(text: string): boolean {
  return personalNumbers(plain(text)).length > 0;
}

/** A text for a report or a log, with nothing in it that may be a personal number. */
export function withoutPersonalNumbers(text: string): string {
  const found = plain(text);
  const masked = personalNumbers(found)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + A_PERSONAL_NUMBER + rest.slice(end), found)
    .replace(LIKE_ONE, A_PERSONAL_NUMBER);
  return masked === found ? text : masked;
}

/** Luhn: every second digit doubled from the left, the digits of the products summed. */
export function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where they stand, each apart from the one before: what looks like one may begin within what is none. */
function personalNumbers(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, groups } of text.matchAll(ANY_SPELLING)) {
    const number = groups?.number ?? '';
    if (index >= (spans.at(-1)?.end ?? 0) && isPersonal(number)) {
      spans.push({ start: index, end: index + number.length });
    }
  }
  return spans;
}

/** One number, or several with nothing between them, of which the first and the last tell. */
function isPersonal(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  const atFirst = [digits.slice(0, 10), digits.slice(2, 12)];
  return hasLuhnDigit(digits.slice(-10)) && (digits.length < 20 || atFirst.some(hasLuhnDigit));
}

/** The hub's own ids have digits in any order. */
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;

const plain = (text: string): string => oneSpelling(text.replace(UUID, 'an id'));

const CENTURY = '(?:16|18|19|20)?';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = String.raw`(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])`;
const DATE = String.raw`\d{2}${MONTH}${DAY}`;

/** YYMMDD with or without a century, a sign or none, four digits; 60 more than the day in a coordination number. */
const LIKE_ONE = new RegExp(String.raw`(?<!\d)${CENTURY}${DATE}[-+–\s]?\d{4}(?!\d)`, 'g');

/** Signs and spaces between the date and the rest. A comma or a colon with a space after it goes on to something else. */
const SIGNS = String.raw`(?:[\s\p{Pd}\p{S}._/\\*·•‧'’]{0,8}|[,:;])`;
/** A date with signs within it has one before the rest too; with spaces within it, a space may be there. */
const DATE_APART = String.raw`\d{2}(?<sign>[\p{Pd}\u2212./_·])${MONTH}\k<sign>${DAY}[\p{Pd}\u2212+./_·]`;
const DATE_SPACED = String.raw`\d{2}(?<space>\s{1,3})${MONTH}\k<space>${DAY}\s{0,3}[\p{Pd}\u2212+]?\s{0,3}`;
const ONE = String.raw`${CENTURY}${DATE}${SIGNS}\d{4}`;

/** Looks ahead alone, so that each place is tried. */
const ANY_SPELLING = new RegExp(
  `(?=(?<number>${[
    String.raw`(?<!\d)(?:${ONE}){1,3}(?!\d)`,
    String.raw`(?<!\d)${CENTURY}${DATE_APART}\d{4}(?!\d)`,
    String.raw`(?<!\d)${CENTURY}${DATE_SPACED}\d{2}\s?\d{2}(?!\d)`,
    String.raw`(?<=\bSE\s?)${DATE}${SIGNS}\d{4}(?=\s?01(?!\d))`,
  ].join('|')}))`,
  'giu',
);
