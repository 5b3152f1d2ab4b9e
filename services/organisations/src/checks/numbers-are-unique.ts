import { type Finding, findingOf } from '@hub/common';
import { type CheckedOrganisation, isQuarantined } from './checked-organisation.js';

/** No two organisations have the same number: it would be one organisation twice. */
export function numbersAreUnique(organisations: readonly CheckedOrganisation[]): Finding[] {
  const holders = new Map<string, CheckedOrganisation>();
  return organisations.flatMap((organisation) => {
    const { organisationNumber: number } = organisation;
    if (number === null || isQuarantined(organisation, 'organisationNumber')) return [];
    const first = holders.get(number);
    holders.set(number, first ?? organisation);
    if (first === undefined) return [];
    return findingOf('organisations', organisation, {
      severity: 'error',
      field: 'organisationNumber',
      what: 'Two organisations have the same organisation number (organisationsnummer).',
      expected: 'a number that no other organisation has',
      got: `the number of ${first.id}`,
    });
  });
}
