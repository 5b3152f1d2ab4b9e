import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** An organisation has one ACTIVE signature on a version: it counts once. */
export function oneActiveAdherence(adherences: readonly AdherenceRecord[]): Finding[] {
  const first = new Map<string, AdherenceRecord>();
  return adherences.flatMap((adherence) => {
    if (adherence.state !== 'ACTIVE') return [];
    const key = `${adherence.organisationId} ${adherence.versionId}`;
    const earlier = first.get(key);
    first.set(key, earlier ?? adherence);
    if (earlier === undefined) return [];
    return findingOf('adherences', adherence, {
      severity: 'error',
      field: 'state',
      what: 'The organisation has signed (anslutit sig till) the same version twice, and both signatures stand.',
      expected: 'one signature of an organisation on a version that stands',
      got: `${adherence.organisationId} on ${adherence.versionId}, beside ${earlier.id}`,
    });
  });
}
