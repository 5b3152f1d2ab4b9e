import type { Refusal, WriteResult } from '@hub/common';
import type { Adherence } from '../entities/adherence.js';

/** The answer of a write to an adherence. */
export interface SigningResult {
  readonly adherence: Adherence | null;
  readonly agreementId: string | null;
  readonly refusals: readonly Refusal[];
}

/** What is kept of it for whoever sends the write again. */
export interface ShownSigning {
  readonly adherence: Adherence | null;
  readonly agreementId: string | null;
}

/** The same answer, however often. */
export function signingResult({
  shown,
  refusals,
}: Pick<WriteResult<ShownSigning>, 'shown' | 'refusals'>): SigningResult {
  const { adherence = null, agreementId = null } = shown ?? {};
  return { adherence, agreementId, refusals };
}
