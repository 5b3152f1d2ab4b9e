import type { Context } from '../context.js';
import type { WithdrawApplicationInput } from '../entities/withdraw-application.js';
import { changeAdherence } from './change-adherence.js';
import { closeApplication } from './close-application.js';
import { refuseUnapplied } from './refuse-unapplied.js';
import type { SigningResult } from './signing-result.js';

/**
 * An organisation takes its open application back. It becomes REJECTED, by the time it was taken back: WITHDRAWN is
 * public, and that somebody ever applied is not.
 */
export function withdrawApplication(
  input: WithdrawApplicationInput,
  context: Context,
): Promise<SigningResult> {
  return changeAdherence(context, {
    act: 'withdrawApplication',
    called: 'application',
    input,
    refuse: ({ adherence }) => refuseUnapplied(adherence),
    apply: (tx, { adherence }, _input, acting) =>
      closeApplication(tx, adherence, (withdrawnAt) => ({ withdrawnAt }), {
        action: 'withdrawApplication',
        acting,
      }),
  });
}
