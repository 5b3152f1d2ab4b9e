import { type Finding, findingOf } from '@hub/common';
import { yearsOf } from '../derived-columns.js';
import { type CheckedAgreement, type CheckedYears, standingMilestones } from './checked-records.js';

/** An agreement is found by the years of its milestones, and no others. */
export function yearsAreOfMilestones(
  agreements: readonly CheckedAgreement[],
  all: readonly CheckedYears[],
): Finding[] {
  const yearsById = new Map(all.map(({ agreementId, years }) => [agreementId, years.join(', ')]));
  return agreements.flatMap((agreement) => {
    const years = yearsById.get(agreement.id);
    const wanted = yearsOf(standingMilestones(agreement)).join(', ');
    if (years === undefined || years === wanted) return [];
    return findingOf('agreements', agreement, {
      severity: 'error',
      field: 'years',
      what: 'The years (år) that the agreement is found by are not those of its milestones (milstolpar).',
      expected: wanted === '' ? 'none' : wanted,
      got: years === '' ? 'none' : years,
    });
  });
}
