import type { Refusal } from '@hub/common';
import { type Context, readAnew } from '../context.js';
import type { AgreementRows } from '../use-cases/agreement-rows.js';
import type { AgreementResult } from '../use-cases/write-agreement.js';

/** What the payloads of the writes to an agreement are read from; each shows the fields that are its own. */
export interface AgreementAnswer extends AgreementRows {
  readonly refusals: readonly Refusal[];
}

/** The records that a write shows, as they stood after it; what else belongs to them is read as it stands now. */
export function agreementAnswer({ rows, refusals }: AgreementResult, context: Context): AgreementAnswer {
  readAnew(context);
  return { ...(rows ?? NONE), refusals };
}

const NONE: AgreementRows = { agreement: null, version: null, decision: null, actionPlan: null };
