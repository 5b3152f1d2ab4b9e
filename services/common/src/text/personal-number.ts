/** What stands in the place of a personal number (personnummer) wherever one would be shown. */
export const A_PERSONAL_NUMBER = 'a personal number';

/**
 * Whether a text holds what can only be a personal number: a date of birth, which may be a coordination number's, and a
 * check digit that fits.
 */
export function holdsPersonalNumber(text: string): boolean {
  return [...text.matchAll(LIKE_ONE)].some(([found]) => {
    const digits = found.replace(/\D/g, '').slice(-10);
    return hasLuhnDigit(digits);
  });
}

/** A text for a report or a log, with nothing in it that may be a personal number. */
export function withoutPersonalNumbers(text: string): string {
  return text.replace(LIKE_ONE, A_PERSONAL_NUMBER);
}

/** Luhn: every second digit doubled from the left, the digits of the products summed. */
export function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

/** YYMMDD with or without a century, a sign or none, four digits; 60 more than the day in a coordination number. */
const LIKE_ONE =
  /(?<!\d)(?:16|18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+–\s]?\d{4}(?!\d)/g;
