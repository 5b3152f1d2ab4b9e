import { type Refusal, refuse } from '@hub/common';
import type { AgreementVersion } from '../entities/agreement-version.js';

/** A version that was given up goes no further. */
export const refuseWithdrawn = (
  { number, withdrawnAt }: AgreementVersion,
  ...field: readonly string[]
): Refusal[] =>
  withdrawnAt === null
    ? []
    : [
        refuse(
          'INVALID_TRANSITION',
          `Version ${number} was withdrawn (återtagen), and goes no further: add a new version.`,
          ...field,
        ),
      ];
