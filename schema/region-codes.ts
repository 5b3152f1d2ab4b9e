/**
 * The county codes (SCB länskod) of Sweden's 21 regions, and "00" for the national deployment. A code that is none of
 * these names nothing, in any service.
 */
export const REGION_CODES: ReadonlySet<string> = new Set(
  '00 01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24 25'.split(' '),
);

/** Whether a code can be a municipality's (SCB kommunkod): four digits, the first two a region's. */
export function canBeMunicipalityCode(code: string): boolean {
  return /^\d{4}$/.test(code) && code.slice(0, 2) !== '00' && REGION_CODES.has(code.slice(0, 2));
}
