import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/**
 * A signature that has ended says when: it is left out of the counts over time where it does not. A warning alone: it was
 * not kept at first.
 */
export function endsAreTold(adherences: readonly AdherenceRecord[]): Finding[] {
  return adherences
    .filter(({ state, endedAt }) => state === 'ENDED' && endedAt === null)
    .map((adherence) =>
      findingOf('adherences', adherence, {
        severity: 'warning',
        field: 'endedAt',
        what: 'The signature (anslutning) has ended, and nobody knows when: it is not counted over time (undertecknande över tid).',
        expected: 'the time when it ended (avslutad)',
        got: 'none',
      }),
    );
}
