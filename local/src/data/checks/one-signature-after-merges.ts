import { type Finding, findingOf, type Records, recordsOf } from '@hub/common';

interface Organisation {
  readonly id: string;
  /** Those that were merged into it. */
  readonly former?: readonly { readonly id: string }[];
}

interface Adherence {
  readonly id: string;
  readonly versionId: string;
  readonly organisationId: string;
  readonly state: string;
}

/**
 * An organisation has one ACTIVE signature on a version, also under the ids of those that were merged into it. Two under one
 * id are found by the register of agreements itself.
 */
export function oneSignatureAfterMerges(all: readonly Records[]): Finding[] {
  const survivors = new Map(
    all.flatMap((records) =>
      recordsOf<Organisation>(records, 'organisations').flatMap(({ id, former = [] }) =>
        former.map((each) => [each.id, id] as const),
      ),
    ),
  );
  const isMerged = ({ organisationId }: Adherence) => survivors.has(organisationId);
  const signerOf = ({ organisationId, versionId }: Adherence) =>
    `${survivors.get(organisationId) ?? organisationId} ${versionId}`;
  const standing = all
    .flatMap((records) => recordsOf<Adherence>(records, 'adherences'))
    .filter(({ state }) => state === 'ACTIVE');
  // What stands under the survivor's own id comes last, and so is the one that stays.
  const staying = new Map(
    [...standing.filter(isMerged), ...standing.filter((each) => !isMerged(each))].map(
      (each) => [signerOf(each), each] as const,
    ),
  );
  return standing.filter(isMerged).flatMap((adherence) => {
    const { organisationId, versionId } = adherence;
    const stays = staying.get(signerOf(adherence));
    if (stays === undefined || stays.organisationId === organisationId) return [];
    return findingOf('adherences', adherence, {
      severity: 'error',
      field: 'organisationId',
      what: `The organisation was merged (sammanslagen) into ${survivors.get(organisationId)}, which has signed (anslutit sig till) the same version: both signatures stand.`,
      expected: `one signature of an organisation on a version that stands, such as ${stays.id}`,
      got: `${organisationId} on ${versionId}`,
    });
  });
}
