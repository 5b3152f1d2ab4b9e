import { isBirthDate } from './birth-date.js';

/** Where a personal number stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Whether what is spelled like a personal number is a date with another date, a year or a time after it, or a part of a list
 * of numbers.
 *
 * @param groups of the spelling: what its parts are written with.
 */
export function isSomethingElse(text: string, { start, end }: Span, groups: Groups): boolean {
  const { century, join = '', last, within, pairs, sign, space } = groups;
  const isApart = sign !== undefined || space !== undefined;
  if (goesOnAsDate(text.slice(end - 4, end + REACH), space !== undefined)) return true;
  if (groups.four !== undefined) return YEAR.test(groups.four) && MAY_END.test(groups.odd ?? '');
  if (groups.shifted !== undefined) return isFigure(groups.shifted);
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

/** From the last four digits on: a year with a century, and its month and day. */
function goesOnAsDate(text: string, isSpaced: boolean): boolean {
  const { sign, year, month, day } = DAY_OF_YEAR.exec(text)?.groups ?? {};
  return sign !== undefined && (isSpaced || /\S/.test(sign)) && isBirthDate(`${year}${month}${day}`);
}

const DAY_OF_YEAR =
  /^(?:19|20)(?<year>\d{2})(?<sign>[\s\p{Pd}\u2212./_·])(?<month>\d{2})\k<sign>(?<day>[0-3]\d)(?!\d)/u;

/** Where a year may begin after what is no part of it: `(811208) 2014`. */
const MAY_END = /[\s\p{Ps}]/u;

/** A year after a figure, a telephone number with its area code, or a case number with its year. */
function isFigure(shifted: string): boolean {
  const digits = shifted.replace(/\D/g, '');
  const isYear = YEAR.test(digits.slice(-4)) || /^(?:19|20)\d{2}\D/.test(shifted);
  return digits.length === 10 && (isYear || digits.startsWith('0'));
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
