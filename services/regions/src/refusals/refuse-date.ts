import { FIRST_YEAR, LAST_YEAR, parsePartialDate, quoted, type Refusal, refuse } from '@hub/common';

/** What is wrong with a partial date that may be left out. */
export function refuseDate(
  given: string | null | undefined,
  { what, field }: { readonly what: string; readonly field: readonly (string | number)[] },
): Refusal[] {
  if (given === null || given === undefined || isPossibleDate(given)) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The ${what} must be a date such as 2014, 2014-11 or 2014-11-25, of a year from ${FIRST_YEAR} to ${LAST_YEAR}; it is ${quoted(given)}.`,
      ...field,
    ),
  ];
}

/** Whether a text is a partial date of a year that a date may have. */
export function isPossibleDate(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return parsePartialDate(text) !== null && year >= FIRST_YEAR && year <= LAST_YEAR;
}
