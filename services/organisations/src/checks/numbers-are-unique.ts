import { type Finding, findingOf } from '@hub/common';
import { type CheckedOrganisation, numbersOf } from './checked-organisation.js';

/** No two organisations have the same number, nor one that was merged into another: it would be one organisation twice. */
export function numbersAreUnique(organisations: readonly CheckedOrganisation[]): Finding[] {
  const held = organisations.flatMap((organisation) =>
    numbersOf(organisation).map((own) => ({ ...own, organisation })),
  );
  // Its own number is an organisation's before one that it has of another.
  const [own, former] = [true, false].map((isOwn) =>
    held.filter(({ field }) => (field === 'organisationNumber') === isOwn),
  ) as [typeof held, typeof held];
  const holders = new Map<string, CheckedOrganisation>();
  return [...own, ...former].flatMap(({ organisation, field, number }) => {
    const first = holders.get(number);
    holders.set(number, first ?? organisation);
    if (first === undefined) return [];
    return findingOf('organisations', organisation, {
      severity: 'error',
      field,
      what:
        first === organisation
          ? 'The organisation has the same organisation number (organisationsnummer) twice.'
          : 'Two organisations have the same organisation number (organisationsnummer).',
      expected: 'a number that no other organisation has',
      got: `the number of ${first.id}`,
    });
  });
}
