import { type Refusal, refuse, refusePartialDate } from '@hub/common';
import { whyImpossible } from '../possible-dates.js';
import { today } from '../swedish-day.js';

/** What is wrong with the date of something that is done. */
export const refusePastDate = (date: string, ...field: readonly string[]): Refusal[] =>
  refuseDate(date, today(), field);

/** The same for something that may lie ahead. */
export const refuseAnyDate = (date: string, ...field: readonly string[]): Refusal[] =>
  refuseDate(date, null, field);

function refuseDate(date: string, until: string | null, field: readonly string[]): Refusal[] {
  const malformed = refusePartialDate(date, ...field);
  if (malformed.length > 0) return malformed;
  const why = whyImpossible(date, until);
  return why === null ? [] : [refuse('INVALID_INPUT', `The date can’t be ${date}: ${why}.`, ...field)];
}
