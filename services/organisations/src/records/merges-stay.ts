import { type Records, RegionFileError, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { findMerged } from '../repositories/merged-organisation-repository.js';
import type { OrganisationFact } from '../seed/facts.js';

/**
 * An organisation that was merged here stays merged into the one that it was merged into, or goes with that one into another.
 *
 * @throws RegionFileError naming those that a file says were merged into others.
 */
export async function requireMergesStay(manager: EntityManager, given: Records): Promise<void> {
  const organisations = recordsOf<OrganisationFact>(given, 'organisations');
  const ids = organisations.flatMap(({ id, former }) => [id, ...former.map((each) => each.id)]);
  const survivors = new Map(
    (await findMerged(manager, ids)).map(({ id, survivorId }) => [id, survivorId] as const),
  );
  const faults = organisations
    // The record of one that was merged itself is left out.
    .filter(({ id }) => !survivors.has(id))
    .flatMap(({ id, former }) => {
      const own = new Set([id, ...former.map((each) => each.id)]);
      return former.flatMap((each, index) => {
        const survivor = survivors.get(each.id);
        if (survivor === undefined || own.has(survivor)) return [];
        return {
          kind: 'organisations',
          id,
          field: `former.${index + 1}.id`,
          what: 'an organisation that was not merged into another one here',
          got: `${each.id}, which was merged into ${survivor} and stays so`,
        };
      });
    });
  if (faults.length > 0) throw new RegionFileError(faults);
}
