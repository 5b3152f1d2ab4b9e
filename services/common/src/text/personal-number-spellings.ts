import { isBirthDate } from './birth-date.js';
import { hasLuhnDigit } from './luhn.js';

/** Where a personal number stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

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
const DATE_APART = String.raw`(?<!/(?:16|18|19|20)?)\d{2}(?<sign>[\p{Pd}\u2212./_·])${MONTH}\k<sign>${DAY}`;
const DATE_SPACED = String.raw`\d{2}(?<space>\s{1,3})${MONTH}\k<space>${DAY}`;

/** Looks ahead alone, so that each place is tried. */
const ANY_SPELLING = new RegExp(
  `(?=(?<number>${[
    String.raw`(?<!\d)(?:${ONE}){1,3}(?!\d)`,
    String.raw`(?<!\d)(?<century>${CENTURY})(?:${DATE}(?=\D)|${DATE_APART}|${DATE_SPACED})${REST}(?!\d)`,
    String.raw`(?<!\d)(?:18|19|20)\d{2}(?<gap>[\s\p{Pd}])${MONTH}${DAY}\k<gap>\d{4}(?!\d)`,
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

type Groups = Readonly<Record<string, string | undefined>>;

/** A date with a year or a time after it, or a part of a list of numbers. */
function isSomethingElse(text: string, { start, end }: Span, groups: Groups): boolean {
  const { century, join = '', last, within, pairs, sign, space } = groups;
  const isApart = sign !== undefined || space !== undefined;
  if (within !== undefined) return YEAR.test(within);
  if (last !== undefined && isApart && /\s/.test(join)) {
    // In 18.12.14 and 18/12/14 the day comes first.
    const dayMayBeFirst = century === '' && sign !== undefined && /[./]/.test(sign);
    return YEAR.test(last) || dayMayBeFirst;
  }
  if (pairs === undefined) return false;
  if (century !== '') return TIME.test(pairs);
  return isApart && isOfList(text, start, end);
}

const YEAR = /^(?:19|20)\d{2}$/;
const TIME = /^(?:[01]\d|2[0-3])\D[0-5]\d$/;

/** Numbers go on before or behind, other than whole personal numbers, or these go up or down from one to the next. */
function isOfList(text: string, start: number, end: number): boolean {
  const numbers = text.slice(start, end).split(/\D+/).map(Number);
  const steps = numbers.slice(1).map((number, index) => Math.sign(number - (numbers[index] ?? 0)));
  if (new Set(steps).size === 1) return true;
  const before = numbersIn(BEFORE.exec(text.slice(Math.max(0, start - REACH), start)));
  const behind = numbersIn(BEHIND.exec(text.slice(end, end + REACH)));
  const isCentury = before.length === 1 && /^(?:16|18|19|20)$/.test(before[0] ?? '');
  return (!isCentury && before.length % numbers.length > 0) || behind.length % numbers.length > 0;
}

/** Unit: characters. */
const REACH = 100;
const BETWEEN = String.raw`[\s\p{Pd}./_·]{1,3}`;
const BEFORE = new RegExp(String.raw`(?<!\d)(?:\d{1,3}${BETWEEN})+$`, 'u');
const BEHIND = new RegExp(String.raw`^(?:${BETWEEN}\d{1,3}(?!\d))+`, 'u');

const numbersIn = (found: RegExpExecArray | null): string[] => found?.[0].match(/\d+/g) ?? [];
