import { isBirthDate } from './birth-date.js';
import { hasLuhnDigit } from './luhn.js';
import { isSomethingElse, type Span } from './personal-number-lookalikes.js';

/**
 * Where personal numbers stand in a text of one spelling, each apart from the one before: what looks like one may begin
 * within what is none. One is a date of birth and a check digit that fits; the signs between its parts tell it from dates
 * with a time or a year after them and from lists of numbers, whose digits may fit by chance.
 */
export function personalNumbers(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, groups = {} } of text.matchAll(ANY_SPELLING)) {
    const number = groups.number ?? '';
    const span = { start: index, end: index + number.length };
    if (index < (spans.at(-1)?.end ?? 0) || !isPersonal(number)) continue;
    if (isSomethingElse(text, span, groups)) continue;
    spans.push(span);
  }
  return spans;
}

const CENTURY = '(?:16|18|19|20)?';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = String.raw`(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])`;

/** YYMMDD; 60 more than the day in a coordination number. */
export const DATE = String.raw`\d{2}${MONTH}${DAY}`;

/** Signs and spaces between the date and the rest. A comma or a colon with a space after it goes on to something else. */
const SIGNS = String.raw`(?:[\s\p{Pd}\p{S}._/\\*·•‧'’]{0,8}|[,:;])`;
const ONE = String.raw`${CENTURY}${DATE}${SIGNS}\d{4}`;

/** Between a date with signs or spaces in it and the rest. */
const JOIN = String.raw`(?:\s{0,3}[\p{Pd}\p{S}./_·•'’]{0,2}\s{0,3}|:)`;
/** Two and two, which may be a time of the day or the end of a list. */
const PAIRS = String.raw`(?<pairs>\d{2}[\s\p{Pd}\u2212./_·]\d{2})`;
const REST = String.raw`(?:(?<join>${JOIN})(?:(?<last>\d{4})|${PAIRS})|\s?[(\[{]\s?(?<within>\d{4})\s?[)\]}])`;

/** The path of a web address has slashes around its date. */
const dateApart = (sign: string): string =>
  String.raw`(?<!/(?:16|18|19|20)?)\d{2}(?<${sign}>[\p{Pd}\u2212./_·])${MONTH}\k<${sign}>${DAY}`;
const DATE_SPACED = String.raw`\d{2}(?<space>\s{1,3})${MONTH}\k<space>${DAY}`;

/** Other signs, such as brackets and quotation marks around the date or the rest. */
const ODD = String.raw`(?<odd>[^\p{L}\p{N},;:]{1,8})`;
/** None of them a space behind a date with signs in it: a figure may follow. */
const TIGHT = String.raw`(?<tight>[^\p{L}\p{N}\s,;:]{1,4})`;

const HYPHEN = String.raw`[\p{Pd}\u2212]`;
/** Six digits and four, one space among them, or the last four in two parts; whether it is a date is seen later. */
const SHIFTED = [
  String.raw`(?=\d+\s\d+\s?${HYPHEN})(?:\d\s?){6}${HYPHEN}\s?\d{4}(?!\d)`,
  String.raw`\d{6}\s?${HYPHEN}\s?\d(?=\d*\s\d)(?:\s?\d){3}(?!\s?\d)`,
  String.raw`\d{6}${HYPHEN}(?:\d${HYPHEN}\d{3}|\d{3}${HYPHEN}\d)(?!${HYPHEN}?\d)`,
  String.raw`\d{2}(?:${HYPHEN}\d{4}|\d{2}${HYPHEN}\d{2})${HYPHEN}\d{4}(?!${HYPHEN}?\d)`,
].join('|');

/** Looks ahead alone, so that each place is tried. */
const ANY_SPELLING = new RegExp(
  `(?=(?<number>${[
    String.raw`(?<!\d)(?:${ONE}){1,3}(?!\d)`,
    String.raw`(?<!\d)(?<century>${CENTURY})(?:${DATE}(?=\D)|${dateApart('sign')}|${DATE_SPACED})${REST}(?!\d)`,
    String.raw`(?<!\d)(?:18|19|20)\d{2}(?<gap>[\s\p{Pd}])${MONTH}${DAY}\k<gap>\d{4}(?!\d)`,
    String.raw`(?<!\d)${CENTURY}(?:${DATE}${ODD}|${dateApart('mark')}${TIGHT})(?<four>\d{4})(?!\d)`,
    String.raw`(?<![\d+][\s\p{Pd}\u2212./]?)(?<shifted>${CENTURY}(?:${SHIFTED}))`,
    String.raw`(?<=\bSE\s?)${DATE}${SIGNS}\d{4}(?=\s?01(?!\d))`,
  ].join('|')}))`,
  'giu',
);

/** One number, or several with nothing between them, of which the first and the last tell. */
function isPersonal(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  const atFirst = [digits.slice(0, 10), digits.slice(2, 12)];
  const isOne = (ten: string) => isBirthDate(ten) && hasLuhnDigit(ten);
  return isOne(digits.slice(-10)) && (digits.length < 20 || atFirst.some(isOne));
}
