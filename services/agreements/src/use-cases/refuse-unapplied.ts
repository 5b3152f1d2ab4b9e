import { type Refusal, refuse } from '@hub/common';
import type { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';

/** Only an application that is open can be decided on, or taken back. */
export function refuseUnapplied({ state, withdrawnAt }: Adherence): Refusal[] {
  if (state === AdherenceState.APPLIED) return [];
  const now =
    state !== AdherenceState.REJECTED
      ? 'the organisation has been let in'
      : withdrawnAt === null
        ? 'it was rejected'
        : 'the organisation took it back';
  return [refuse('INVALID_TRANSITION', `The application is not open any more: ${now}.`, 'adherenceId')];
}
