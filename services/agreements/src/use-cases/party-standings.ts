import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import { findParties } from '../repositories/part-repository.js';

/**
 * What the register says now of the organisations that are parties to an agreement, for what hangs on their sectors: one may
 * be of another since it became a party, or have been merged into one that is.
 */
export async function partyStandings(
  { db, organisations, ...request }: Context,
  agreementId: string,
): Promise<ReadonlyMap<string, Standing>> {
  const parties = await findParties(db, [agreementId]);
  return organisations.standings(
    parties.flatMap(({ organisationId }) => organisationId ?? []),
    request,
  );
}
