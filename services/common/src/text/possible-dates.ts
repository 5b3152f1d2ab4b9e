/** The years that records tell of: whatever lies outside is a slip of the pen. */
export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2200;

/**
 * Why a date can't be that of something that a record tells of; null where it can.
 *
 * @param date 2014, 2014-11 or 2014-11-25, of the calendar.
 * @param today the day it is, YYYY-MM-DD; null where the date may lie ahead.
 * @param firstYear default: {@link FIRST_YEAR}.
 */
export function whyImpossible(date: string, today: string | null, firstYear = FIRST_YEAR): string | null {
  // A year or a month that has begun may hold the day that is meant.
  if (today !== null && date > today.slice(0, date.length)) return 'it is still to come';
  const year = Number(date.slice(0, 4));
  return year < firstYear || year > LAST_YEAR ? `the year must be from ${firstYear} to ${LAST_YEAR}` : null;
}
