import { placeNameOf } from './place-names.js';

/**
 * The county codes (SCB länskod) of Sweden's 21 regions, and "00" for the national deployment. A code that is none of
 * these names nothing, in any service.
 */
export const REGION_CODES: ReadonlySet<string> = new Set(
  '00 01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24 25'.split(' '),
);

/** The part of a region's ISO 3166-2 code after `SE-` (länsbokstav), by its code. */
const COUNTY_LETTERS: Readonly<Record<string, string>> = {
  '01': 'AB',
  '03': 'C',
  '04': 'D',
  '05': 'E',
  '06': 'F',
  '07': 'G',
  '08': 'H',
  '09': 'I',
  10: 'K',
  12: 'M',
  13: 'N',
  14: 'O',
  17: 'S',
  18: 'T',
  19: 'U',
  20: 'W',
  21: 'X',
  22: 'Y',
  23: 'Z',
  24: 'AC',
  25: 'BD',
};

/** The digits of a region's NUTS 3 code after `SE`, by its code. */
const NUTS_DIGITS: Readonly<Record<string, string>> = {
  '01': '110',
  '03': '121',
  '04': '122',
  '05': '123',
  '06': '211',
  '07': '212',
  '08': '213',
  '09': '214',
  10: '221',
  12: '224',
  13: '231',
  14: '232',
  17: '311',
  18: '124',
  19: '125',
  20: '312',
  21: '313',
  22: '321',
  23: '322',
  24: '331',
  25: '332',
};

/** The ISO 3166-2 code of a region, `SE` for Sweden; undefined where no region has the code. */
export function isoCodeOf(code: string): string | undefined {
  const letters = COUNTY_LETTERS[code];
  if (letters !== undefined) return `SE-${letters}`;
  return code === '00' ? 'SE' : undefined;
}

/** The NUTS 3 code of a region, `SE` for Sweden; undefined where no region has the code. */
export function nutsCodeOf(code: string): string | undefined {
  const digits = NUTS_DIGITS[code];
  if (digits !== undefined) return `SE${digits}`;
  return code === '00' ? 'SE' : undefined;
}

/** Whether agreements can be of a territory: a region, a municipality, or `00` for the national ones. */
export const canBeTerritory = (code: string): boolean =>
  REGION_CODES.has(code) || canBeMunicipalityCode(code);

/** Whether a code is a municipality's (SCB kommunkod): one of the 290, whose first two digits are its region's. */
export function canBeMunicipalityCode(code: string): boolean {
  return /^\d{4}$/.test(code) && placeNameOf(code) !== undefined;
}
