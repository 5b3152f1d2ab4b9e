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
  return { adherence: adherence && keptAdherence(adherence), agreementId, refusals };
}

/** An adherence as it was kept in an answer. */
export function keptAdherence(kept: Adherence): Adherence {
  const times = Object.fromEntries(TIMES.map((field) => [field, timeOf(kept[field] ?? null)]));
  return Object.assign(new Adherence(), kept, times);
}

const TIMES = ['signedAt', 'withdrawnAt', 'endedAt', 'appliedAt'] as const;

const timeOf = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
