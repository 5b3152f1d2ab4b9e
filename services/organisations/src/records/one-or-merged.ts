import { type Records, RegionFileError, recordsOf } from '@hub/common';
import type { OrganisationFact } from '../seed/facts.js';

/**
 * A file has an organisation as a record, or says that it was merged.
 *
 * @throws RegionFileError naming those of which it says both.
 */
export function requireOneOrMerged(given: Records): void {
  const organisations = recordsOf<OrganisationFact>(given, 'organisations');
  const survivors = new Map(
    organisations.flatMap(({ id, former }) => former.map((each) => [each.id, id] as const)),
  );
  const both = organisations.filter(({ id }) => survivors.has(id));
  if (both.length === 0) return;
  throw new RegionFileError(
    both.map(({ id }) => ({
      kind: 'organisations',
      id,
      field: '',
      what: 'an organisation that is a record of the file or is among the `former` of one',
      got: `one that the file says was merged into ${survivors.get(id)}`,
    })),
  );
}
