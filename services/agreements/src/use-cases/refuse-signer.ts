import { type Refusal, refuse, refuseOptionalText, refuseText } from '@hub/common';
import type { SignerInput } from '../entities/signer-input.js';

/** What is wrong with what is said of a signer. */
export function refuseSigner(signer: SignerInput | null | undefined): Refusal[] {
  const { name, title, evidence } = signer ?? {};
  return [
    ...refuseOptionalText(name, { what: 'signer’s name', field: ['signer', 'name'] }),
    ...refuseOptionalText(title, { what: 'signer’s position', field: ['signer', 'title'] }),
    ...(evidence ? refuseEvidence(evidence) : []),
  ];
}

function refuseEvidence({ reference, hash }: NonNullable<SignerInput['evidence']>): Refusal[] {
  const refusals = refuseText(reference, { what: 'reference', field: ['signer', 'evidence', 'reference'] });
  if (!/^[0-9a-f]{64}$/.test(hash)) {
    refusals.push(
      refuse(
        'INVALID_INPUT',
        'The checksum of the proof must be SHA-256: 64 digits 0-9 and a-f.',
        'signer',
        'evidence',
        'hash',
      ),
    );
  }
  return refusals;
}
