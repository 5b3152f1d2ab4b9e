import { type Refusal, refuseUnknown } from '@hub/common';
import type { Standing } from '../clients/organisations-client.js';
import { refuseMerged } from './refuse-merged.js';

/**
 * What speaks against writing under an organisation's id: there is none that has it, or it leads to another one.
 *
 * @param standing what the register said before the transaction; undefined where it was not asked for the id.
 * @param mergedInto what the id leads to as far as merges have been followed here.
 */
export function refuseAbsent(
  id: string,
  standing: Standing | undefined,
  mergedInto: string | null | undefined,
  ...field: readonly (string | number)[]
): Refusal[] {
  const survivorId = mergedInto ?? standing?.mergedInto ?? null;
  if (survivorId !== null) return [refuseMerged(id, survivorId, ...field)];
  return standing?.exists ? [] : [refuseUnknown('organisation', id, ...field)];
}
