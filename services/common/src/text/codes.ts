import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';
import { badUserInput } from '../errors/hub-error.js';

/**
 * Refuses region codes that do not exist: whoever asks for one has made a mistake that an empty answer would hide.
 *
 * @throws HubError BAD_USER_INPUT naming the first.
 */
export function checkRegionCodes(codes: readonly string[]): void {
  const wrong = codes.find((code) => !REGION_CODES.has(code));
  if (wrong === undefined) return;
  throw badUserInput(
    `Expected a region code (länskod) such as "12", or "00" for Sweden, got ${quoted(wrong)}; no region has it.`,
  );
}

/** @throws HubError BAD_USER_INPUT naming the first code that no municipality has. */
export function checkMunicipalityCodes(codes: readonly string[]): void {
  const wrong = codes.find((code) => !canBeMunicipalityCode(code));
  if (wrong === undefined) return;
  throw badUserInput(
    `Expected a municipality code (kommunkod) such as "1280", got ${quoted(wrong)}; no municipality has it.`,
  );
}

function quoted(code: string): string {
  return JSON.stringify(code.length > 40 ? `${code.slice(0, 40)}…` : code);
}
