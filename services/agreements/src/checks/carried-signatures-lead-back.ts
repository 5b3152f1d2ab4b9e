import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord, CheckedMerge } from './checked-records.js';

/**
 * A signature that was carried over, when its version was replaced, leads back to one of the same organisation on an earlier
 * version of the same agreement. So none leads to itself, over however many.
 *
 * @param merges ids that lead on: what stands under one yet is the survivor's.
 */
export function carriedSignaturesLeadBack(
  adherences: readonly AdherenceRecord[],
  merges: readonly CheckedMerge[],
): Finding[] {
  const byId = new Map(adherences.map((adherence) => [adherence.id, adherence]));
  const survivors = new Map(merges.map(({ id, survivorId }) => [id, survivorId]));
  return adherences.flatMap((adherence) => {
    const { carriedFromId } = adherence;
    if (typeof carriedFromId !== 'string') return [];
    const why = whyNotBefore(adherence, byId.get(carriedFromId), survivors);
    if (why === null) return [];
    return findingOf('adherences', adherence, {
      severity: 'error',
      field: 'carriedFromId',
      what: 'The signature (anslutning) was not carried over from an earlier one of the organisation, as it says.',
      expected:
        'the id of a signature of the same organisation on an earlier version of the same agreement, or nothing',
      got: [carriedFromId, ...why].join(', '),
    });
  });
}

/** What to say of the signature that one is said to be carried over from; null where it can be so. */
function whyNotBefore(
  adherence: AdherenceRecord,
  origin: AdherenceRecord | undefined,
  survivors: ReadonlyMap<string, string>,
): readonly string[] | null {
  // In the words of a reference that leads nowhere, so that it is told once.
  if (origin === undefined) return [];
  if (origin.id === adherence.id) return ['which is the signature itself'];
  if (origin.agreementId !== adherence.agreementId) return [`which is of ${origin.agreementId}`];
  const [own, other] = [adherence, origin].map(
    ({ organisationId }) => survivors.get(organisationId) ?? organisationId,
  );
  if (own !== other) return [`which is of ${origin.organisationId}`];
  return numberOf(origin) < numberOf(adherence) ? null : [`which is on ${origin.versionId}`];
}

/** The number of the version, which is the end of its id. */
const numberOf = ({ versionId }: AdherenceRecord): number => Number(/-v(\d+)$/.exec(versionId)?.[1]);
