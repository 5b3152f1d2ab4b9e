import { MilestoneKind } from './entities/milestone-kind.js';

/** The years that an agreement can tell of: whatever lies outside is a slip of the pen. */
export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2200;

/** What a source may say of the years ahead: when an agreement comes into force or runs out, or a date without a meaning. */
const AHEAD: readonly `${MilestoneKind}`[] = [
  MilestoneKind.IN_FORCE,
  MilestoneKind.ENDED,
  MilestoneKind.UNSPECIFIED,
];

/** Whether a milestone is of something that is done, and can't lie ahead. */
export const isOfThingDone = (kind: `${MilestoneKind}`): boolean => !AHEAD.includes(kind);

/**
 * Why a date can't be that of something in the life of an agreement; null where it can.
 *
 * @param date 2014, 2014-11 or 2014-11-25, of the calendar.
 * @param today the day it is, YYYY-MM-DD; null where the date may lie ahead.
 */
export function whyImpossible(date: string, today: string | null): string | null {
  // A year or a month that has begun may hold the day that is meant.
  if (today !== null && date > today.slice(0, date.length)) return 'it is still to come';
  const year = Number(date.slice(0, 4));
  return year < FIRST_YEAR || year > LAST_YEAR ? `the year must be from ${FIRST_YEAR} to ${LAST_YEAR}` : null;
}
