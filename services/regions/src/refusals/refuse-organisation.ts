import { LONGEST_ID, quoted, type Refusal, refuse } from '@hub/common';

/**
 * What is wrong with the form of an organisation's id that may be left out. Whether there is such an organisation is not
 * asked: a region's deployment knows no other.
 */
export function refuseOrganisation(
  given: string | null | undefined,
  ...field: readonly (string | number)[]
): Refusal[] {
  if (given === null || given === undefined) return [];
  if (/^org-[a-z0-9-]+$/.test(given) && given.length <= LONGEST_ID) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `An organisation is named by its id, such as org-region-skane; ${quoted(given)} is none.`,
      ...field,
    ),
  ];
}
