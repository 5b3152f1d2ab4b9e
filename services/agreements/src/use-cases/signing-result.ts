import { Adherence } from '../entities/adherence.js';
import type { Refusal } from '../entities/refusal.js';

/** The answer of a signing or a withdrawal. */
export interface SigningResult {
  readonly adherence: Adherence | null;
  readonly agreementId: string | null;
  readonly refusals: Refusal[];
}

/** The same answer, however often: one that was kept has its times as text. */
export function revive({ adherence, agreementId, refusals }: SigningResult): SigningResult {
  return {
    adherence:
      adherence &&
      Object.assign(new Adherence(), adherence, {
        signedAt: timeOf(adherence.signedAt),
        withdrawnAt: timeOf(adherence.withdrawnAt),
      }),
    agreementId,
    refusals,
  };
}

export function refused(refusals: Refusal[], agreementId: string | null = null): SigningResult {
  return { adherence: null, agreementId, refusals };
}

function timeOf(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}
