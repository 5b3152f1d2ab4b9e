import { quoted, type Refusal, refuse, refuseText, type Sector, sectorInWords } from '@hub/common';
import type { Standing } from '../clients/organisations-client.js';
import type { Party } from '../entities/party.js';
import type { PartyInput } from '../entities/party-input.js';
import { refuseAbsent } from './refuse-absent.js';

const MOST_PARTIES = 100;

/**
 * What is wrong with parties by themselves: each has a name of its own.
 *
 * @param field the path of their list; none where the one party is the input itself.
 */
export function refuseParties(parties: readonly PartyInput[], ...field: readonly string[]): Refusal[] {
  const before = (index: number) => parties.slice(0, index);
  return [
    ...parties.flatMap(({ name }, index) => {
      const path = [...pathOf(field, index), 'name'];
      const refusals = refuseText(name, { what: 'name of the party', field: path });
      // What can't be a name at all need not be told to be there twice.
      return refusals.length > 0 ? refusals : refuseTaken(name, before(index), ...path);
    }),
    ...refuseMany(parties.length, ...field),
  ];
}

/** What stands against one more party beside those that are there. */
export const refuseOneMore = (name: string, present: readonly Pick<Party, 'name'>[]): Refusal[] => [
  ...refuseTaken(name, present, 'name'),
  ...refuseMany(present.length + 1, 'agreementId'),
];

const refuseTaken = (
  name: string,
  others: readonly Pick<Party, 'name'>[],
  ...path: readonly (string | number)[]
): Refusal[] =>
  others.some((other) => other.name === name)
    ? [refuse('CONFLICT', `There is already a party ${quoted(name)}.`, ...path)]
    : [];

const refuseMany = (count: number, ...field: readonly string[]): Refusal[] =>
  count > MOST_PARTIES
    ? [refuse('INVALID_INPUT', `An agreement has at most ${MOST_PARTIES} parties.`, ...field)]
    : [];

/** The organisations that parties are; of a list that is too long those of its beginning. */
export const organisationsOf = (parties: readonly PartyInput[]): string[] =>
  parties.slice(0, MOST_PARTIES).flatMap(({ organisationId }) => organisationId ?? []);

/**
 * What speaks against parties that are organisations: there is none, its id leads to another one, or the register has it in
 * another sector.
 *
 * @param standings what the register said of them.
 * @param merged those whose ids lead on, under their lock, with what they lead to.
 */
export const refusePartyOrganisations = (
  parties: readonly PartyInput[],
  standings: ReadonlyMap<string, Standing>,
  merged: ReadonlyMap<string, string>,
  ...field: readonly string[]
): Refusal[] =>
  parties.slice(0, MOST_PARTIES).flatMap(({ organisationId, sector }, index) => {
    if (organisationId === null || organisationId === undefined) return [];
    const path = pathOf(field, index);
    const standing = standings.get(organisationId);
    const survivorId = merged.get(organisationId);
    const absent = refuseAbsent(organisationId, standing, survivorId, ...path, 'organisationId');
    if (absent.length > 0) return absent;
    return refuseOtherSector(organisationId, standing?.sector, sector, ...path, 'sector');
  });

/** What an agreement needs to be in force hangs on the sectors of its parties: they are what the register says. */
function refuseOtherSector(
  organisationId: string,
  registered: Sector | null | undefined,
  given: Sector | null | undefined,
  ...field: readonly (string | number)[]
): Refusal[] {
  if (registered == null || given == null || given === registered) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The organisation ${quoted(organisationId)} is of ${sectorInWords(registered)} in the register, not of ${sectorInWords(given)}: leave the sector out, or name another organisation.`,
      ...field,
    ),
  ];
}

/** A party as it is kept: where no sector is given, that of the organisation. */
export const partyOf = (
  { name, sector, organisationId }: PartyInput,
  standings: ReadonlyMap<string, Standing>,
): Pick<Party, 'name' | 'sector' | 'organisationId'> => ({
  name,
  sector: sector ?? standings.get(organisationId ?? '')?.sector ?? null,
  organisationId: organisationId ?? null,
});

/** A party with the sector that its organisation is of now. */
export const asRegistered = <Kept extends Pick<Party, 'sector' | 'organisationId'>>(
  party: Kept,
  standings: ReadonlyMap<string, Standing>,
): Kept => ({ ...party, sector: standings.get(party.organisationId ?? '')?.sector ?? party.sector });

const pathOf = (field: readonly string[], index: number) => (field.length === 0 ? [] : [...field, index]);
