import { parsePartialDate } from '../text/partial-date.js';
import type { Refusal } from './refusal.js';
import { quoted, refuse } from './refusals.js';

/** What is wrong with a date that may be known to a year or a month alone. */
export function refusePartialDate(given: string, ...field: readonly (string | number)[]): Refusal[] {
  if (parsePartialDate(given) !== null) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The date must be one of the calendar, such as 2014, 2014-11 or 2014-11-25; got ${quoted(given)}.`,
      ...field,
    ),
  ];
}
