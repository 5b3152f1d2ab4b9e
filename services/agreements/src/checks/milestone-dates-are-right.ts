import { type Finding, findingOf, parsePartialDate } from '@hub/common';
import { type CheckedAgreement, standingMilestones } from './checked-records.js';

/** The dates of milestones are in the calendar. Those in quarantine are told elsewhere. */
export function milestoneDatesAreRight(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    return standingMilestones(agreement)
      .filter(({ date }) => parsePartialDate(date) === null)
      .map(({ date, kind }) =>
        findingOf('agreements', agreement, {
          severity: 'error',
          field: 'milestones',
          what: `The date of the milestone (milstolpe) ${kind} is not in the calendar.`,
          expected: 'a date such as 2014, 2014-11 or 2014-11-25',
          got: `"${date}"`,
        }),
      );
  });
}
