import { ORGANISATION_MERGED, type OrganisationMerged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import { findMerged, keepMerge } from '../repositories/merged-organisation-repository.js';
import { markOwn } from '../repositories/organisation-writes.js';
import { tell } from '../use-cases/tell.js';
import type { OrganisationFact } from './facts.js';

/** Merges what a file says was merged, where it is not yet, and tells it on. */
export async function loadMerges(
  manager: EntityManager,
  organisations: readonly OrganisationFact[],
): Promise<void> {
  const merges = organisations.flatMap(({ id, regionCode, former }) =>
    former.map((each) => ({ ...each, survivorId: id, regionCode })),
  );
  if (merges.length === 0) return;
  const done = new Set(
    (
      await findMerged(
        manager,
        merges.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  );
  for (const { id, survivorId, regionCode, organisationNumber, mergedAt } of merges) {
    if (done.has(id)) continue;
    await keepMerge(manager, {
      duplicateId: id,
      survivorId,
      formerNumber: organisationNumber,
      mergedAt,
    });
    await manager.query("delete from quarantine where kind = 'organisations' and id = $1", [id]);
    await markOwn(manager, [id]);
    const payload: OrganisationMerged = { duplicateId: id, survivorId };
    await tell(manager, { type: ORGANISATION_MERGED, key: survivorId, regionCode, payload });
  }
}
