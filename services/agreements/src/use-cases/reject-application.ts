import { refuseText } from '@hub/common';
import type { Context } from '../context.js';
import type { RejectApplicationInput } from '../entities/reject-application.js';
import { changeAdherence } from './change-adherence.js';
import { closeApplication } from './close-application.js';
import { reasonCheck } from './reason-check.js';
import { refuseUnapplied } from './refuse-unapplied.js';
import type { SigningResult } from './signing-result.js';

/** The agreement's manager does not let an organisation in, and says why; it may apply again. */
export function rejectApplication(input: RejectApplicationInput, context: Context): Promise<SigningResult> {
  return changeAdherence(context, {
    act: 'rejectApplication',
    called: 'application',
    input,
    check: ({ reason }) => refuseText(reason, reasonCheck),
    refuse: ({ adherence }) => refuseUnapplied(adherence),
    apply: (tx, { adherence }, { reason }, acting) =>
      closeApplication(tx, adherence, () => ({ reason }), { action: 'rejectApplication', acting }),
  });
}
