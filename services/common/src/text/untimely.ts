import { isFuture } from './is-future.js';
import { FIRST_YEAR } from './possible-dates.js';

/**
 * What is wrong with the time at which something was done, as the end of a sentence: `that has not come yet`; undefined
 * where nothing is.
 *
 * @param time RFC 3339; of what is no time nothing is said.
 */
export function untimely(time: string, now: Date): string | undefined {
  if (isFuture(time, now)) return 'that has not come yet';
  return new Date(time).getUTCFullYear() < FIRST_YEAR ? `before ${FIRST_YEAR}` : undefined;
}

/** What is expected of such a time, in words. */
export const TIMELY = `a time from ${FIRST_YEAR} to now`;
