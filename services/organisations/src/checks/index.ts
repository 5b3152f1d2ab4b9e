import { type Finding, type Records, recordsOf, type SortedBy, sortedByNames } from '@hub/common';
import type { CheckedOrganisation } from './checked-organisation.js';
import { foundingIsPossible } from './founding-is-possible.js';
import { mergedAreGone } from './merged-are-gone.js';
import { mergesArePast } from './merges-are-past.js';
import { numbersAreUnique } from './numbers-are-unique.js';
import { numbersAreValid } from './numbers-are-valid.js';
import { placeFits } from './place-fits.js';
import { quarantineIsShown } from './quarantine-is-shown.js';
import { sectorFitsKind } from './sector-fits-kind.js';

/** The invariants of the register of organisations, one file each. */
const INVARIANTS: readonly ((organisations: readonly CheckedOrganisation[], now: Date) => Finding[])[] = [
  numbersAreValid,
  numbersAreUnique,
  mergedAreGone,
  mergesArePast,
  placeFits,
  sectorFitsKind,
  foundingIsPossible,
  quarantineIsShown,
];

/** Holds organisations against every invariant. */
export function checkOrganisationRecords(records: Records, now: Date): Finding[] {
  const organisations = recordsOf<CheckedOrganisation>(records, 'organisations');
  return [
    ...INVARIANTS.flatMap((invariant) => invariant(organisations, now)),
    ...sortedByNames('organisations', records.organisations ?? [], recordsOf<SortedBy>(records, 'sortKeys')),
  ];
}
