import { type Finding, findingOf, parsePartialDate } from '@hub/common';
import { isOfThingDone, whyImpossible } from '../possible-dates.js';
import { today } from '../swedish-day.js';
import { type CheckedAgreement, standingFigures, standingMilestones } from './checked-records.js';

/** Nothing that is done lies ahead, and nothing before there was anything of the kind: a figure of 2999 would stand for ever. */
export function datesArePossible(agreements: readonly CheckedAgreement[], now: Date): Finding[] {
  const day = today(now);
  return agreements.flatMap((agreement) => {
    const find = (field: string, what: string, date: string, until: string | null) => {
      const why = parsePartialDate(date) === null ? null : whyImpossible(date, until);
      if (why === null) return [];
      const expected = 'a date that can be right';
      return findingOf('agreements', agreement, {
        severity: 'error',
        field,
        what,
        expected,
        got: `"${date}": ${why}`,
      });
    };
    return [
      ...standingMilestones(agreement).flatMap(({ kind, date }) => {
        const what = `The milestone (milstolpe) ${kind} can’t be of its date.`;
        return find('milestones', what, date, isOfThingDone(kind) ? day : null);
      }),
      ...standingFigures(agreement).flatMap(({ value, asOf }) =>
        asOf === null
          ? []
          : find(
              'reportedFigures',
              `The reported figure (uppgivet antal) ${value} can’t be of its date.`,
              asOf,
              day,
            ),
      ),
    ];
  });
}
