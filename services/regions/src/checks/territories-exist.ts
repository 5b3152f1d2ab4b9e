import { type Finding, findingOf, type Records, recordsOf } from '@hub/common';
import { canBeMunicipalityCode, isoCodeOf, REGION_CODES } from '@hub/schema/region-codes';

interface Territory {
  readonly code: string;
  readonly name: string;
  readonly isoCode: string;
}

/** Regions have a county code that exists and its ISO code, and municipalities one that exists. */
export function territoriesExist(records: Records): Finding[] {
  const regions = recordsOf<Territory>(records, 'regions').filter(({ code }) => !REGION_CODES.has(code));
  const misnamed = recordsOf<Territory>(records, 'regions').filter(
    ({ code, isoCode }) => REGION_CODES.has(code) && isoCode !== isoCodeOf(code),
  );
  const municipalities = recordsOf<Territory>(records, 'municipalities').filter(
    ({ code }) => !canBeMunicipalityCode(code),
  );
  return [
    ...regions.map((region) =>
      findingOf('regions', region, {
        severity: 'error',
        field: 'code',
        what: 'No region (län) has this county code (länskod).',
        expected: 'a county code such as 14, or 00 for Sweden',
        got: region.code,
      }),
    ),
    ...misnamed.map((region) =>
      findingOf('regions', region, {
        severity: 'error',
        field: 'isoCode',
        what: 'The ISO 3166-2 code is not that of the county code (länskod).',
        expected: isoCodeOf(region.code) ?? '',
        got: region.isoCode,
      }),
    ),
    ...municipalities.map((municipality) =>
      findingOf('municipalities', municipality, {
        severity: 'error',
        field: 'code',
        what: 'No municipality (kommun) has this code (kommunkod).',
        expected: 'a municipality code such as 1280',
        got: municipality.code,
      }),
    ),
  ];
}
