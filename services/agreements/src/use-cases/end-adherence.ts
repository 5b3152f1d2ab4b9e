import { refuse, refuseText } from '@hub/common';
import type { Context } from '../context.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { EndAdherenceInput } from '../entities/end-adherence.js';
import { changeAdherence } from './change-adherence.js';
import { changeStanding } from './change-standing.js';
import { reasonCheck } from './reason-check.js';
import { recordAct } from './record-act.js';
import type { SigningResult } from './signing-result.js';

/** The agreement's manager ends a standing signature that the organisation does not withdraw itself. */
export function endAdherence(input: EndAdherenceInput, context: Context): Promise<SigningResult> {
  return changeAdherence(context, {
    act: 'endAdherence',
    called: 'signature',
    input,
    check: ({ reason }) => refuseText(reason, reasonCheck),
    refuse: ({ adherence }) => {
      if (adherence.state === AdherenceState.ACTIVE) return [];
      const why =
        adherence.state === AdherenceState.APPLIED
          ? 'The organisation has applied, but nothing is signed yet: reject the application instead.'
          : 'The signature does not stand any more, so it can’t be ended.';
      return [refuse('NOT_SIGNED', why, 'adherenceId')];
    },
    async apply(tx, found, { reason }, acting) {
      const { adherence, counter } = await changeStanding(tx, found, -1, (endedAt) => ({
        state: AdherenceState.ENDED,
        endedAt,
        reason,
      }));
      await recordAct(tx, adherence, {
        action: 'endAdherence',
        acting,
        sequence: counter.sequence,
        occurredAt: counter.changedAt,
      });
      return adherence;
    },
  });
}
