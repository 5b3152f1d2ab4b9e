import { type Refusal, refuseUnknown } from '@hub/common';
import type { Standing } from '../clients/organisations-client.js';
import { refuseMerged } from './refuse-merged.js';

/** The right to sign for the one does not make a signatory of the other. */
const AS_SIGNATORY = ', as its signatory';

/** What speaks against signing, or applying, as {@link refuseAbsent} has it: it takes the right to sign for the other. */
export const refuseAbsentSignatory = (...of: Parameters<typeof refuseAbsent>): Refusal[] =>
  refuseAs(AS_SIGNATORY, ...of);

/**
 * What speaks against writing under an organisation's id: there is none that has it, or it leads to another one.
 *
 * @param standing what the register said before the transaction; undefined where it was not asked for the id.
 * @param mergedInto what the id leads to as far as merges have been followed here.
 */
export const refuseAbsent = (
  id: string,
  standing: Standing | undefined,
  mergedInto: string | null | undefined,
  ...field: readonly (string | number)[]
): Refusal[] => refuseAs('', id, standing, mergedInto, ...field);

function refuseAs(
  how: string,
  id: string,
  standing: Standing | undefined,
  mergedInto: string | null | undefined,
  ...field: readonly (string | number)[]
): Refusal[] {
  const survivorId = mergedInto ?? standing?.mergedInto ?? null;
  if (survivorId !== null) return [refuseMerged(id, survivorId, how, ...field)];
  return standing?.exists ? [] : [refuseUnknown('organisation', id, ...field)];
}
