export { FIRST_YEAR, LAST_YEAR, whyImpossible } from '@hub/common';

import { MilestoneKind } from './entities/milestone-kind.js';

/** What a source may say of the years ahead: when an agreement comes into force or runs out, or a date without a meaning. */
const AHEAD: readonly `${MilestoneKind}`[] = [
  MilestoneKind.IN_FORCE,
  MilestoneKind.ENDED,
  MilestoneKind.UNSPECIFIED,
];

/** Whether a milestone is of something that is done, and can't lie ahead. */
export const isOfThingDone = (kind: `${MilestoneKind}`): boolean => !AHEAD.includes(kind);
