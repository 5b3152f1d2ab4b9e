import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** What an organisation has one of on a version, by its state: a signature counts once, and an application is answered once. */
const OPEN: Readonly<Record<string, { readonly what: string; readonly expected: string }>> = {
  ACTIVE: {
    what: 'The organisation has signed (anslutit sig till) the same version twice, and both signatures stand.',
    expected: 'one signature of an organisation on a version that stands',
  },
  APPLIED: {
    what: 'The organisation has applied (ansökt) to sign the same version twice, and both applications are open.',
    expected: 'one open application of an organisation to sign a version',
  },
};

/** An organisation has one ACTIVE signature on a version, and one application to sign it that is open. */
export function oneOpenAdherence(adherences: readonly AdherenceRecord[]): Finding[] {
  const first = new Map<string, AdherenceRecord>();
  return adherences.flatMap((adherence) => {
    const words = OPEN[adherence.state];
    if (words === undefined) return [];
    const key = `${adherence.state} ${adherence.organisationId} ${adherence.versionId}`;
    const earlier = first.get(key);
    first.set(key, earlier ?? adherence);
    if (earlier === undefined) return [];
    return findingOf('adherences', adherence, {
      ...words,
      severity: 'error',
      field: 'state',
      got: `${adherence.organisationId} on ${adherence.versionId}, beside ${earlier.id}`,
    });
  });
}
