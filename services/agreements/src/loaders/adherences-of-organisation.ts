import { type BaseContext, type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { Adherence } from '../entities/adherence.js';
import type { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { listAdherencesOfOrganisations } from '../repositories/adherence-repository.js';
import { mergedAmong } from '../repositories/merged-organisation-repository.js';

/**
 * Of one viewer: what it may not see is neither listed nor counted. The id of a merged organisation gives what the one
 * has signed that it was merged into.
 */
export function adherencesOfOrganisation({
  db,
  identity,
}: Pick<BaseContext, 'db' | 'identity'>): ListLoader<AdherenceListArgs, Connection<Adherence>> {
  return createListLoader(async (organisationIds, args) => {
    const merged = await mergedAmong(db, organisationIds);
    const ids = organisationIds.map((id) => merged.get(id) ?? id);
    return listAdherencesOfOrganisations(db, ids, args, identity);
  });
}
