import { type Finding, untimelyFinding } from '@hub/common';
import type { CheckedOrganisation } from './checked-organisation.js';

/** No organisation was merged into another at a time that is still to come, or before there were any like them. */
export const mergesArePast = (organisations: readonly CheckedOrganisation[], now: Date): Finding[] =>
  organisations.flatMap((organisation) =>
    (organisation.former ?? []).flatMap(({ id, mergedAt }, index) =>
      untimelyFinding(
        'organisations',
        organisation,
        {
          field: `former.${index + 1}.mergedAt`,
          what: `The organisation ${id} was merged (sammanslagen) into this one`,
          time: mergedAt,
        },
        now,
      ),
    ),
  );
