import { type DataRecord, type Finding, findingOf, type Records, recordsOf } from '@hub/common';

interface Contradiction extends DataRecord {
  readonly concerns: readonly { readonly type: string; readonly id: string }[];
}

/** The kinds of record that a contradiction can be about, by their types in the graph. */
const KINDS: Readonly<Record<string, string>> = {
  Agreement: 'agreements',
  Document: 'documents',
  ActionPlan: 'actionPlans',
  Region: 'regions',
  Municipality: 'municipalities',
  Body: 'bodies',
  Event: 'events',
  Project: 'projects',
  Organisation: 'organisations',
  Statistic: 'statistics',
};

/** What a contradiction is about is there, and of the type that it says. */
export function subjectsExist(all: readonly Records[]): Finding[] {
  const held = new Set(
    all.flatMap((records) =>
      Object.entries(records).flatMap(([kind, list]) => list.map(({ id, code }) => `${kind} ${id ?? code}`)),
    ),
  );
  const confirmed = new Set(
    all.flatMap((records) => (records.freshness ?? []).map(({ regionCode }) => regionCode)),
  );
  return all.flatMap((records) =>
    recordsOf<Contradiction>(records, 'contradictions').flatMap((contradiction) =>
      contradiction.concerns.flatMap(({ type, id }, index) => {
        if (held.has(`${KINDS[type]} ${id}`)) return [];
        // A hub that lacks a region lacks its records too; one that is only referred to has been confirmed by nobody.
        const elsewhere = /^\d{2}/.test(id) && !confirmed.has(id.slice(0, 2));
        return findingOf('contradictions', contradiction, {
          severity: elsewhere ? 'notice' : 'error',
          field: `concerns.${index + 1}.id`,
          what: elsewhere
            ? 'The contradiction (motsägelse) is about a record of a region that the hub does not hold.'
            : 'The contradiction (motsägelse) is about a record that the hub does not hold: it is shown as empty.',
          expected: `the id or code of a record of the type ${type}`,
          got: id,
        });
      }),
    ),
  );
}
