import type { Party } from './entities/party.js';

type Named = Pick<Party, 'name' | 'organisationId'>;

/**
 * How many parties there are: an organisation that is listed under two names, as after a merge, is one, and so is a name that
 * is listed twice.
 */
export function countDistinct(parties: readonly Named[]): number {
  let groups: readonly (readonly Named[])[] = [];
  for (const party of parties) {
    const isOfIt = (group: readonly Named[]) => group.some((other) => areSame(party, other));
    // It may show that two groups before it are one.
    groups = [...groups.filter((group) => !isOfIt(group)), [party, ...groups.filter(isOfIt).flat()]];
  }
  return groups.length;
}

const areSame = (one: Named, other: Named): boolean =>
  one.name === other.name || (one.organisationId !== null && one.organisationId === other.organisationId);
