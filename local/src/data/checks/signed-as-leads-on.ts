import { type DataRecord, type Finding, findingOf, type Records, recordsOf } from '@hub/common';

interface Organisation extends DataRecord {
  readonly id: string;
  readonly former?: readonly { readonly id: string }[];
}

interface Adherence extends DataRecord {
  readonly organisationId: string;
  readonly signedAs?: string | null;
}

/**
 * Who signed is an organisation that the register knows: the one whose signature it is, or one that was merged into it.
 * The register may know of a merge that the agreements have not followed yet.
 */
export function signedAsLeadsOn(all: readonly Records[]): Finding[] {
  const leadsTo = new Map(
    all.flatMap((records) =>
      recordsOf<Organisation>(records, 'organisations').flatMap(({ id, former = [] }) =>
        [id, ...former.map((each) => each.id)].map((each) => [each, id] as const),
      ),
    ),
  );
  return all.flatMap((records) =>
    recordsOf<Adherence>(records, 'adherences').flatMap((adherence) => {
      const { organisationId, signedAs } = adherence;
      if (typeof signedAs !== 'string' || signedAs === organisationId) return [];
      const last = leadsTo.get(signedAs);
      if (last !== undefined && last === leadsTo.get(organisationId)) return [];
      return findingOf('adherences', adherence, {
        // A hub that has not heard of a merge yet holds both organisations: their region's file may bring it.
        severity: last === undefined ? 'error' : 'warning',
        field: 'signedAs',
        what:
          last === undefined
            ? 'The signature (anslutning) was made under the id of an organisation (organisation) that the register does not know.'
            : 'The signature (anslutning) was made under the id of another organisation (organisation), which was not merged into the one whose it is.',
        expected: `${organisationId}, an organisation that was merged into it, or nothing`,
        got: signedAs,
      });
    }),
  );
}
