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
  if (PERSONAL_SHAPE.test(trimmed)) {
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
  if (!hasCheckDigit(digits)) {
    return refuse('The last digit, the check digit, does not fit the others: at least one digit is wrong.');
  }
  return { valid: true, normalised: `${digits.slice(0, 6)}-${digits.slice(6)}` };
}

/** Twelve digits that begin with a century of birth, or a plus sign for people over a hundred. */
const PERSONAL_SHAPE = /^(?:(?:18|19|20)\d{6}[-+]?\d{4}|\d{6}\+\d{4})$/;

const PERSONAL =
  'The third digit of an organisation number is 2 or higher; this looks like a personal number, which the hub does not take, not even for a sole trader.';

function withoutPrefix(digits: string): string {
  return digits.length === 12 && digits.startsWith('16') ? digits.slice(2) : digits;
}

/** Luhn: every second digit doubled from the left, the digits of the products summed. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

function refuse(reason: string): OrganisationNumberReading {
  return { valid: false, reason };
}
