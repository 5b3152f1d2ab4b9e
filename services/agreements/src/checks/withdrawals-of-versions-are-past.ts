import { type Finding, untimelyFinding } from '@hub/common';
import type { CheckedAgreement } from './checked-records.js';

/** No draft (utkast) was given up at a time that is still to come, or before there were such agreements. */
export const withdrawalsOfVersionsArePast = (agreements: readonly CheckedAgreement[], now: Date): Finding[] =>
  agreements.flatMap((agreement) =>
    agreement.versions.flatMap(({ number, withdrawnAt }, index) =>
      untimelyFinding(
        'agreements',
        agreement,
        {
          field: `versions.${index + 1}.withdrawnAt`,
          what: `Version ${number} was withdrawn (återtagen)`,
          time: withdrawnAt,
        },
        now,
      ),
    ),
  );
