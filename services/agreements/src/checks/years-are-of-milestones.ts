import { type Finding, findingOf } from '@hub/common';
import { yearsOf } from '../derived-columns.js';
import { type CheckedAgreement, type CheckedYears, standingMilestones } from './checked-records.js';

/** An agreement is found by the years of its milestones, and no others, and sorted by the first of them. */
export function yearsAreOfMilestones(
  agreements: readonly CheckedAgreement[],
  all: readonly CheckedYears[],
): Finding[] {
  const yearsById = new Map(all.map((each) => [each.agreementId, each]));
  return agreements.flatMap((agreement) => {
    const known = yearsById.get(agreement.id);
    if (known === undefined) return [];
    const wanted = yearsOf(standingMilestones(agreement));
    const say = (field: string, what: string, expected: string, got: string) =>
      expected === got
        ? []
        : [findingOf('agreements', agreement, { severity: 'error', field, what, expected, got })];
    return [
      ...say(
        'years',
        'The years (år) that the agreement is found by are not those of its milestones (milstolpar).',
        inWords(wanted),
        inWords(known.years),
      ),
      ...say(
        'firstYear',
        'The year (år) that the agreement is sorted by is not the first of its milestones (milstolpar).',
        inWords(wanted.slice(0, 1)),
        inWords(known.firstYear === null ? [] : [known.firstYear]),
      ),
    ];
  });
}

const inWords = (years: readonly number[]): string => (years.length === 0 ? 'none' : years.join(', '));
