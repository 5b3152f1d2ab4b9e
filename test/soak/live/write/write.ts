import type { Written } from '../model.js';
import { type MutateOptions, mutate } from './mutate.js';

/** A write to be done. */
export interface Write {
  readonly kind: 'sign' | 'withdraw';
  readonly key: string;
  readonly agreementId: string;
  readonly organisationId: string;
  /** What is withdrawn. */
  readonly adherenceId?: string;
}

interface Answer extends Pick<Written, 'adherence'> {
  readonly refusals: readonly { readonly code: string }[];
}

/**
 * Signs or withdraws, as {@link mutate} does it.
 *
 * @throws where it is refused, but for signing again what is signed.
 */
export async function write(write: Write, options: MutateOptions): Promise<Written> {
  const { kind, key, agreementId, organisationId, adherenceId } = write;
  const isSigning = kind === 'sign';
  const { adherence, refusals } = await mutate<Answer>(
    {
      name: isSigning ? 'signAgreement' : 'withdrawSignature',
      key,
      input: isSigning ? { agreementId, versionId: `${agreementId}-v1`, organisationId } : { adherenceId },
      answer: 'adherence { id state }',
      role: `signatory:${organisationId}`,
    },
    options,
  );
  const unexpected = refusals.filter(({ code }) => !(isSigning && code === 'ALREADY_SIGNED'));
  if (unexpected.length > 0) {
    throw new Error(`Expected ${key} to be taken, it was refused: ${JSON.stringify(unexpected)}`);
  }
  return { kind, key, agreementId, organisationId, adherence };
}
