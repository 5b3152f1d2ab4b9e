import { FORMATS } from '@hub/schema/formats';
import type { Refusal } from './refusal.js';
import { quoted, refuse } from './refusals.js';

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export const isDay = (given: string): boolean => FORMATS.date.test(given);

/** What is wrong with a date that must be a whole day; inputs take dates as texts, so that a wrong one is a refusal. */
export function refuseDay(
  given: string,
  { what, field }: { readonly what: string; readonly field: readonly (string | number)[] },
): Refusal[] {
  if (isDay(given)) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The ${what} must be one of the calendar, such as 2014-11-25; it is ${quoted(given)}.`,
      ...field,
    ),
  ];
}
