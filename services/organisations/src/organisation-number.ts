import { A_PERSONAL_NUMBER, hasLuhnDigit, withoutPersonalNumbers } from '@hub/common';

/** What is known about a text that may be an organisation number. */
export type OrganisationNumberReading =
  | { readonly valid: true; readonly normalised: string }
  | { readonly valid: false; readonly reason: string };

/**
 * Reads a Swedish organisation number: with or without its hyphen, also in the 12-digit form that begins with 16.
 *
 * @returns NNNNNN-NNNN, or why it is none, in words for an official. The reason never repeats the digits: they may be
 *   a personal number.
 */
export function readOrganisationNumber(text: string): OrganisationNumberReading {
  const trimmed = text.trim();
  if (PERSONAL_SHAPE.test(trimmed) || trimmed === A_PERSONAL_NUMBER) {
    return refuse(PERSONAL);
  }
  if (trimmed === '') {
    return refuse('No number was given.');
  }
  if (!/^\d*-?\d*$/.test(trimmed)) {
    return refuse('An organisation number has only digits and one hyphen: NNNNNN-NNNN.');
  }
  const digits = withoutPrefix(trimmed.replace('-', ''));
  if (digits.length !== 10) {
    return refuse(`An organisation number has ten digits; this one has ${digits.length}.`);
  }
  if (Number(digits[2]) < 2) {
    return refuse(PERSONAL);
  }
  if (!hasLuhnDigit(digits)) {
    return refuse('The last digit, the check digit, does not fit the others: at least one digit is wrong.');
  }
  return { valid: true, normalised: `${digits.slice(0, 6)}-${digits.slice(6)}` };
}

/**
 * A number as a source prints it, for showing and keeping. One that may be a personal number, also with other signs between
 * its digits or with one digit too few or too many, is not told.
 */
export function printedNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  const withoutCentury = digits.length > 10 && /^(?:16|18|19|20)/.test(digits) ? digits.slice(2) : digits;
  const isPersonal = digits.length >= 9 && Number(withoutCentury[2]) < 2;
  return isPersonal ? A_PERSONAL_NUMBER : withoutPersonalNumbers(text);
}

/** Twelve digits that begin with a century of birth, or a plus sign for people over a hundred. */
const PERSONAL_SHAPE = /^(?:(?:18|19|20)\d{6}[-+]?\d{4}|\d{6}\+\d{4})$/;

const PERSONAL =
  'The third digit of an organisation number is 2 or higher; this looks like a personal number, which the hub does not take, not even for a sole trader.';

function withoutPrefix(digits: string): string {
  return digits.length === 12 && digits.startsWith('16') ? digits.slice(2) : digits;
}

function refuse(reason: string): OrganisationNumberReading {
  return { valid: false, reason };
}
