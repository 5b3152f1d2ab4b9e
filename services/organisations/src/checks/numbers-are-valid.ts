import { type Finding, findingOf } from '@hub/common';
import { readOrganisationNumber } from '../organisation-number.js';
import { type CheckedOrganisation, numbersOf } from './checked-organisation.js';

/** An organisation number has ten digits, its third is 2 or more, and its check digit fits. */
export function numbersAreValid(organisations: readonly CheckedOrganisation[]): Finding[] {
  return organisations.flatMap((organisation) =>
    numbersOf(organisation).flatMap(({ field, number }) => {
      const reading = readOrganisationNumber(number);
      if (reading.valid && reading.normalised === number) return [];
      return findingOf('organisations', organisation, {
        severity: 'error',
        field,
        what: `The organisation number (organisationsnummer) is not valid. ${reading.valid ? '' : reading.reason}`.trim(),
        expected: reading.valid ? reading.normalised : 'a valid number in the form NNNNNN-NNNN, or none',
        // Never the digits: they may be a personal number.
        got: reading.valid ? 'the same number in another form' : 'a number that is none',
      });
    }),
  );
}
