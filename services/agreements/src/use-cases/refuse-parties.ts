import { quoted, type Refusal, refuse, refuseText, refuseUnknown } from '@hub/common';
import type { Context } from '../context.js';
import type { Party } from '../entities/party.js';
import type { PartyInput } from '../entities/party-input.js';

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
      return [
        ...refuseText(name, { what: 'name of the party', field: path }),
        ...refuseTaken(name, before(index), ...path),
      ];
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

/**
 * Those of the organisations that do not exist.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked.
 */
export async function unknownOrganisations(
  parties: readonly PartyInput[],
  context: Context,
): Promise<ReadonlySet<string>> {
  const ids = new Set(parties.slice(0, MOST_PARTIES).flatMap(({ organisationId }) => organisationId ?? []));
  const asked = await Promise.all(
    [...ids].map(async (id) => ((await context.organisations.exists(id, context)) ? [] : [id])),
  );
  return new Set(asked.flat());
}

export const refuseUnknownOrganisations = (
  parties: readonly PartyInput[],
  unknown: ReadonlySet<string>,
  ...field: readonly string[]
): Refusal[] =>
  parties.flatMap(({ organisationId }, index) =>
    organisationId != null && unknown.has(organisationId)
      ? [refuseUnknown('organisation', organisationId, ...pathOf(field, index), 'organisationId')]
      : [],
  );

/** A party as it is kept. */
export const partyOf = ({
  name,
  sector,
  organisationId,
}: PartyInput): Pick<Party, 'name' | 'sector' | 'organisationId'> => ({
  name,
  sector: sector ?? null,
  organisationId: organisationId ?? null,
});

const pathOf = (field: readonly string[], index: number) => (field.length === 0 ? [] : [...field, index]);
