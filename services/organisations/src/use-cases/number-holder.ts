import type { EntityManager } from 'typeorm';
import { readOrganisationNumber } from '../organisation-number.js';
import { findMergedByNumber } from '../repositories/merged-organisation-repository.js';
import { findOrganisationsByNumber } from '../repositories/organisation-repository.js';

/** The number as NNNNNN-NNNN; null where none is given, or it is none. */
export function normalisedNumber(given: string | null | undefined): string | null {
  const reading = given == null ? null : readOrganisationNumber(given);
  return reading?.valid ? reading.normalised : null;
}

/** Which organisation has each of the numbers, also where it has it from a record that was merged into it. */
export async function numberHolders(
  tx: EntityManager,
  numbers: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const given = numbers.filter((number) => number !== null);
  if (given.length === 0) return new Map();
  const merged = await findMergedByNumber(tx, given);
  const own = await findOrganisationsByNumber(tx, given);
  return new Map([
    ...merged.map(({ organisationNumber, survivorId }) => [organisationNumber ?? '', survivorId] as const),
    ...own.map(({ organisationNumber, id }) => [organisationNumber ?? '', id] as const),
  ]);
}
