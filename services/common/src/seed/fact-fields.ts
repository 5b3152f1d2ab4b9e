import { z } from 'zod';
import { MOST_TEXTS } from '../text/text-lengths.js';
import { eachOnce } from './each-once.js';

/** The largest number that a column of whole numbers (PostgreSQL's integer) holds, and an answer's Int. */
export const LARGEST_COUNT = 2_147_483_647;

/** How many there are of something: 0 or more, and no more than a column holds. */
export const countFact = z.int().min(0).max(LARGEST_COUNT);

/** A number from 1 on: of a version, or of what there is at least one of. No more than a column holds. */
export const numberFact = z.int().min(1).max(LARGEST_COUNT);

const A_TIME = 'a time such as 2026-11-21T10:00:00Z, or with its offset';

/** A time as RFC 3339 has it, with seconds, that a database can keep. */
export const timeFact = z.iso.datetime({ offset: true, error: A_TIME, abort: true }).refine(isOfYear, A_TIME);

/** The same, in the one form in which the hub gives a time back. */
export const instantFact = timeFact.transform((text) => new Date(text).toISOString());

/** Whether it is in the calendar also where it is told in UTC: of a year from 1 to 9999. */
function isOfYear(text: string): boolean {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return false;
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** A list of texts in a record, such as the points of an action plan. */
export const textsFact = <Text extends z.ZodType<string>>(text: Text): z.ZodArray<Text> =>
  z.array(text).max(MOST_TEXTS);

/** The same, each of which stands there once, such as the other names of an organisation. */
export const distinctTextsFact = <Text extends z.ZodType<string>>(text: Text): z.ZodArray<Text> =>
  textsFact(text).superRefine(eachOnce());
