import { z } from 'zod';

/** The largest number that a column of whole numbers (PostgreSQL's integer) holds. */
const LARGEST_COUNT = 2_147_483_647;

/** How many there are of something: 0 or more, and no more than a column holds. */
export const countFact = z.int().min(0).max(LARGEST_COUNT);

/** A number from 1 on: of a version, or of what there is at least one of. No more than a column holds. */
export const numberFact = z.int().min(1).max(LARGEST_COUNT);

const A_TIME = 'a time such as 2026-11-21T10:00:00Z, or with its offset';

/** A time as RFC 3339 has it, with seconds, that a database can keep. */
export const timeFact = z.iso
  .datetime({ offset: true, error: A_TIME, abort: true })
  .refine((text) => !Number.isNaN(Date.parse(text)) && !text.startsWith('0000'), A_TIME);
