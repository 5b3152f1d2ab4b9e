import { type Finding, findingOf, type Records, recordsOf } from '@hub/common';
import { canBeMunicipalityCode, isoCodeOf, nutsCodeOf, REGION_CODES } from '@hub/schema/region-codes';

interface Territory {
  readonly code: string;
  readonly name: string;
  readonly isoCode: string;
  /** Null where nobody has said. */
  readonly nutsCode?: string | null;
}

/** Regions have a county code that exists and its ISO and NUTS codes, and municipalities one that exists. */
export function territoriesExist(records: Records): Finding[] {
  const regions = recordsOf<Territory>(records, 'regions').filter(({ code }) => !REGION_CODES.has(code));
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
    ...recordsOf<Territory>(records, 'regions').flatMap(misnamed),
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

function misnamed(region: Territory): Finding[] {
  const { code, isoCode, nutsCode = null } = region;
  // A county code that is none is told by itself.
  if (!REGION_CODES.has(code)) return [];
  const codes = [
    { field: 'isoCode', name: 'ISO 3166-2', expected: isoCodeOf(code), got: isoCode },
    { field: 'nutsCode', name: 'NUTS 3', expected: nutsCodeOf(code), got: nutsCode },
  ];
  return codes.flatMap(({ field, name, expected = '', got }) =>
    got === null || got === expected
      ? []
      : findingOf('regions', region, {
          severity: 'error',
          field,
          what: `The ${name} code is not that of the county code (länskod).`,
          expected,
          got,
        }),
  );
}
