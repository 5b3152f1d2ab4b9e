import { type Finding, findingOf } from '@hub/common';
import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';
import type { CheckedAgreement } from './checked-records.js';

/** The id of an agreement begins with its municipality's or its region's code, and these exist. */
export function placeFits(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    const { id, regionCode, municipalityCode } = agreement;
    const place = municipalityCode ?? regionCode ?? '00';
    const findings: Finding[] = [];
    const say = (field: string, what: string, expected: string, got: string) =>
      findings.push(findingOf('agreements', agreement, { severity: 'error', field, what, expected, got }));
    if (!id.startsWith(`${place}-`)) {
      say(
        'id',
        'The id does not begin with the code of the municipality or region (kommunkod, länskod).',
        `an id that begins with ${place}-`,
        id,
      );
    }
    if (regionCode !== null && !REGION_CODES.has(regionCode)) {
      say('regionCode', 'No region (län) has this code.', 'a county code such as 14', regionCode);
    }
    const fits =
      municipalityCode === null ||
      (canBeMunicipalityCode(municipalityCode) && municipalityCode.slice(0, 2) === regionCode);
    if (!fits) {
      say(
        'municipalityCode',
        'The municipality (kommun) does not lie in the agreement’s region.',
        `a municipality code that begins with ${regionCode ?? 'the code of a region'}`,
        municipalityCode,
      );
    }
    return findings;
  });
}
