import { type Finding, findingOf } from '@hub/common';
import type { CheckedOrganisation } from './checked-organisation.js';

/** An organisation that was merged into another is no record any more: its id leads to the one that stays. */
export function mergedAreGone(organisations: readonly CheckedOrganisation[]): Finding[] {
  const survivors = new Map(
    organisations.flatMap(({ id, former = [] }) => former.map((each) => [each.id, id] as const)),
  );
  return organisations.flatMap((organisation) => {
    const survivor = survivors.get(organisation.id);
    if (survivor === undefined) return [];
    return findingOf('organisations', organisation, {
      severity: 'error',
      field: 'id',
      what: `The organisation is said to have been merged (sammanslagen) into ${survivor}, and is there all the same: its id would lead to both.`,
      expected: 'an organisation that is there, or one that was merged',
      got: 'both',
    });
  });
}
