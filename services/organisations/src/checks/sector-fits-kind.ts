import { type Finding, findingOf } from '@hub/common';
import { canBeOfSector, sectorsInWords } from '../sectors-of-kinds.js';
import type { CheckedOrganisation } from './checked-organisation.js';

/** An organisation is of a sector that its kind can be of. A file may say otherwise, as its source does. */
export function sectorFitsKind(organisations: readonly CheckedOrganisation[]): Finding[] {
  return organisations
    .filter(({ kind, sector }) => !canBeOfSector(kind, sector))
    .map((organisation) =>
      findingOf('organisations', organisation, {
        severity: 'warning',
        field: 'sector',
        what: `No organisation of this kind (slag), ${organisation.kind}, is of this sector (sektor).`,
        expected: sectorsInWords(organisation.kind),
        got: String(organisation.sector),
      }),
    );
}
