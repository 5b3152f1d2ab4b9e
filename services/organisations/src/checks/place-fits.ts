import { type Finding, findingOf } from '@hub/common';
import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';
import type { CheckedOrganisation } from './checked-organisation.js';

/** The region exists, and the municipality lies in it. */
export function placeFits(organisations: readonly CheckedOrganisation[]): Finding[] {
  return organisations.flatMap((organisation) => {
    const { regionCode, municipalityCode } = organisation;
    const findings: Finding[] = [];
    if (regionCode !== null && !REGION_CODES.has(regionCode)) {
      findings.push(
        findingOf('organisations', organisation, {
          severity: 'error',
          field: 'regionCode',
          what: 'No region (län) has this code.',
          expected: 'a county code such as 14, 00 for Sweden, or none',
          got: regionCode,
        }),
      );
    }
    const fits =
      municipalityCode === null ||
      (canBeMunicipalityCode(municipalityCode) && municipalityCode.slice(0, 2) === regionCode);
    if (!fits) {
      findings.push(
        findingOf('organisations', organisation, {
          severity: 'error',
          field: 'municipalityCode',
          what: 'The municipality (kommun) does not lie in the organisation’s region.',
          expected: `a municipality code that begins with ${regionCode ?? 'the code of a region'}`,
          got: municipalityCode,
        }),
      );
    }
    return findings;
  });
}
