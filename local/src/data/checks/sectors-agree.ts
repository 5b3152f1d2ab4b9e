import { type Finding, findingOf, type Records, recordsOf } from '@hub/common';

interface WithSector {
  readonly organisationId: string | null;
  readonly sector: string | null;
}

/** Where records have parts that are organisations, and say of what sector. */
const PARTS: readonly (readonly [kind: string, list: string, what: string])[] = [
  ['agreements', 'parties', 'party (part)'],
  ['bodies', 'seats', 'seat (plats)'],
];

/**
 * A party or a seat that is an organisation's is of the sector that the register has of the organisation: an agreement is in
 * force between a public party and one of civil society. The register may have learned better since.
 */
export function sectorsAgree(all: readonly Records[]): Finding[] {
  const registered = new Map(
    all.flatMap((records) =>
      recordsOf<{ readonly id: string; readonly sector: string }>(records, 'organisations').map(
        ({ id, sector }) => [id, sector] as const,
      ),
    ),
  );
  return all.flatMap((records) =>
    PARTS.flatMap(([kind, list, what]) =>
      recordsOf<Record<string, unknown>>(records, kind).flatMap((record) =>
        ((record[list] ?? []) as readonly WithSector[]).flatMap(({ organisationId, sector }, index) => {
          const own = registered.get(organisationId ?? '');
          if (own === undefined || sector === null || sector === own) return [];
          return findingOf(kind, record, {
            severity: 'warning',
            field: `${list}.${index + 1}.sector`,
            what: `The ${what} is of another sector than its organisation is in the register.`,
            expected: own,
            got: sector,
          });
        }),
      ),
    ),
  );
}
