import type { Refusal, WriteResult } from '@hub/common';
import { Adherence } from '../entities/adherence.js';

/** The answer of a write to an adherence. */
export interface SigningResult {
  readonly adherence: Adherence | null;
  readonly agreementId: string | null;
  readonly refusals: readonly Refusal[];
}

/** What is kept of it for whoever sends the write again; from then on its times are text. */
export interface ShownSigning {
  readonly adherence: Adherence | null;
  readonly agreementId: string | null;
}

/** The same answer, however often. */
export function signingResult({ shown, refusals }: WriteResult<ShownSigning>): SigningResult {
  const { adherence = null, agreementId = null } = shown ?? {};
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

const timeOf = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
