import { type Finding, impossibleDate, today } from '@hub/common';
import type { CheckedOrganisation } from './checked-organisation.js';

/** Towns and universities are older than whatever else the hub tells of. */
const FIRST_FOUNDING = 1100;

/** No organisation was founded on a day that is still to come, or before there was any like it. */
export const foundingIsPossible = (organisations: readonly CheckedOrganisation[], now: Date): Finding[] =>
  organisations.flatMap((organisation) =>
    impossibleDate('organisations', organisation, {
      field: 'founded',
      what: 'The organisation can’t have been founded (grundad) on its date.',
      date: organisation.founded,
      until: today(now),
      firstYear: FIRST_FOUNDING,
    }),
  );
