/** What stands in the place of a personal number (personnummer) wherever one would be shown. */
export const A_PERSONAL_NUMBER = 'a personal number';

/**
 * Whether a text holds what can only be a personal number: a date of birth, which may be a coordination number's, and a
 * check digit that fits. However it is spelled: with other signs between its digits, some that are not seen, in other
 * widths, or as the VAT number of a sole trader.
 */
export function holdsPersonalNumber(text: string): boolean {
  return [...plain(text).matchAll(ANY_SPELLING)].some(([found]) => isPersonal(found));
}

/** A text for a report or a log, with nothing in it that may be a personal number. */
export function withoutPersonalNumbers(text: string): string {
  const found = plain(text);
  const masked = found
    .replace(ANY_SPELLING, (number) => (isPersonal(number) ? A_PERSONAL_NUMBER : number))
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

const isPersonal = (found: string): boolean => hasLuhnDigit(found.replace(/\D/g, '').slice(-10));

/** The hub's own ids have digits in any order. */
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;

/** A text in one spelling: digits and hyphens of one width, not percent-encoded, and nothing between them that is not seen. */
function plain(text: string): string {
  return text
    .replace(UUID, 'an id')
    .replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
}

const DATE = String.raw`\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])`;

/** YYMMDD with or without a century, a sign or none, four digits; 60 more than the day in a coordination number. */
const LIKE_ONE = new RegExp(String.raw`(?<!\d)(?:16|18|19|20)?${DATE}[-+–\s]?\d{4}(?!\d)`, 'g');

/** Signs and spaces between the date and the rest; a date with signs within it has one before the rest too. */
const SIGNS = String.raw`[\s\p{Pd}\u2212+._/]{0,8}`;
const DATE_APART = String.raw`\d{2}(?<sign>[-./])(?:0[1-9]|1[0-2])\k<sign>(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[\p{Pd}+./]`;
const ANY_SPELLING = new RegExp(
  [
    String.raw`(?<!\d)(?:16|18|19|20)?(?:${DATE}${SIGNS}|${DATE_APART})\d{4}(?!\d)`,
    String.raw`(?<=\bSE\s?)${DATE}${SIGNS}\d{4}(?=\s?01(?!\d))`,
  ].join('|'),
  'giu',
);
