import { quoted, type Refusal, refuse, refuseText, standIn } from '@hub/common';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import type { RemovePartyInput } from '../entities/party-writes.js';
import { deleteParty } from '../repositories/agreement-write-repository.js';
import { findVersionsOfAgreements } from '../repositories/version-repository.js';
import { isInForce } from '../version-life.js';
import type { LockedAgreement } from './lock-agreement.js';
import { partyStandings } from './party-standings.js';
import { asRegistered } from './refuse-parties.js';
import { missingParties } from './refuse-transition.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Takes a party from an agreement; one that is in force keeps those that it needs. */
export function removeParty(input: RemovePartyInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'removeParty',
    input,
    check: ({ name }) => refuseName(name),
    prepare: ({ agreementId }) => standingsWhereNeeded(context, agreementId),
    refuse: (locked, { name }, standings) => {
      if (locked.parties.some((party) => party.name === name)) {
        const parties = locked.parties.map((party) => asRegistered(party, standings));
        return refuseNeeded({ ...locked, parties }, name);
      }
      // Of what can't be a name at all nobody looks for a party.
      if (refuseName(name).length > 0) return [];
      return [refuse('NOT_FOUND', `The agreement has no party ${quoted(name)}.`, 'name')];
    },
    async apply(tx, { agreement }, { name }) {
      await deleteParty(tx, agreement.id, name);
      return { payload: { name }, changed: [agreement] };
    },
  });
}

const refuseName = (name: string): Refusal[] =>
  refuseText(name, { what: 'name of the party', field: ['name'] });

/** What the register says now of the parties of an agreement that is in force: it needs some of them. */
async function standingsWhereNeeded(
  context: Context,
  agreementId: string,
): Promise<ReadonlyMap<string, Standing>> {
  const versions = await findVersionsOfAgreements(context.db, [standIn(agreementId)]);
  return versions.some(({ state }) => isInForce(state))
    ? partyStandings(context, agreementId)
    : new Map<string, Standing>();
}

/** What it lacked before is not held against it. */
function refuseNeeded({ agreement, versions, parties }: LockedAgreement, name: string): Refusal[] {
  if (!versions.some(({ state }) => isInForce(state))) return [];
  const before = missingParties(agreement.kind, parties);
  const left = parties.filter((party) => party.name !== name);
  return missingParties(agreement.kind, left)
    .filter((missing) => !before.includes(missing))
    .map((missing) => refuse('INVALID_TRANSITION', `A version is in force. ${missing}`, 'name'));
}
