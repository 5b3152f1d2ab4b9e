import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import type { AddPartyInput } from '../entities/party-writes.js';
import { insertParties } from '../repositories/agreement-write-repository.js';
import {
  organisationsOf,
  partyOf,
  refuseOneMore,
  refuseParties,
  refusePartyOrganisations,
} from './refuse-parties.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/**
 * Adds a party to an agreement.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where it is an organisation and the organisations service can't be asked.
 */
export function addParty(input: AddPartyInput, context: Context): Promise<AgreementResult> {
  return writeAgreement<AddPartyInput, ReadonlyMap<string, Standing>>({
    context,
    act: 'addParty',
    input,
    check: (party) => refuseParties([party]),
    organisations: (party) => organisationsOf([party]),
    prepare: (party) => context.organisations.standings(organisationsOf([party]), context),
    refuse: ({ parties, merged }, party, standings) => [
      ...refuseOneMore(party.name, parties),
      ...refusePartyOrganisations([party], standings, merged),
    ],
    async apply(tx, { agreement, parties }, given, standings) {
      const party = partyOf(given, standings);
      await insertParties(tx, agreement.id, [party], Math.max(0, ...parties.map(({ ordinal }) => ordinal)));
      return { payload: party, changed: [agreement] };
    },
  });
}
