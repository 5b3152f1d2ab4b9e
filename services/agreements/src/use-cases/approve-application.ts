import { type Refusal, refuse } from '@hub/common';
import type { Context } from '../context.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { ApproveApplicationInput } from '../entities/approve-application.js';
import { changeAdherence, type FoundAdherence } from './change-adherence.js';
import { changeStanding } from './change-standing.js';
import { recordAct } from './record-act.js';
import { refuseUnapplied } from './refuse-unapplied.js';
import type { SigningResult } from './signing-result.js';

/**
 * The agreement's manager lets an organisation in: its signature stands, and counts, from now on. Also where joining was
 * closed meanwhile: who applied in time waits for an answer.
 */
export function approveApplication(input: ApproveApplicationInput, context: Context): Promise<SigningResult> {
  return changeAdherence(context, {
    act: 'approveApplication',
    called: 'application',
    input,
    refuse: refusalsOf,
    async apply(tx, found, _input, acting) {
      const { adherence, counter } = await changeStanding(tx, found, 1, (signedAt) => ({
        state: AdherenceState.ACTIVE,
        signedAt,
      }));
      await recordAct(tx, adherence, {
        action: 'approveApplication',
        acting,
        sequence: counter.sequence,
        occurredAt: counter.changedAt,
      });
      return adherence;
    },
  });
}

function refusalsOf({ adherence, agreement, open }: FoundAdherence): Refusal[] {
  const refusals = refuseUnapplied(adherence);
  // What it has become says enough.
  if (refusals.length > 0) return refusals;
  if (adherence.versionId !== agreement.currentVersionId) {
    refusals.push(
      refuse(
        'VERSION_NOT_CURRENT',
        'The version it applied to sign is not the current one any more: reject the application, and let the organisation apply to sign the current one.',
        'adherenceId',
      ),
    );
  }
  if (open.includes(AdherenceState.ACTIVE)) {
    refusals.push(
      refuse(
        'ALREADY_SIGNED',
        'The organisation has signed this version meanwhile, so there is nothing to approve.',
        'adherenceId',
      ),
    );
  }
  return refusals;
}
