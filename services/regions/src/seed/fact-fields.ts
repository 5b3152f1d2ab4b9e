import { countFact, factSource, LONGEST_ID, parsePartialDate } from '@hub/common';
import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';
import { z } from 'zod';

/** What the facts of several kinds are made of. */

export const text = z.string().min(1);
export const recordId = text.max(LONGEST_ID, `an id of at most ${LONGEST_ID} characters`);
export const count = countFact;
export const share = z.number().min(0).max(1);
export const kronor = z.int().min(0);
export const regionCode = z.string().refine((code) => REGION_CODES.has(code), 'the code of a region');
export const organisationId = z.string().regex(/^org-[a-z0-9-]+$/, 'the id of an organisation');
export const municipalityCode = z
  .string()
  .refine((code) => canBeMunicipalityCode(code), 'the code of a municipality (kommunkod), such as 1280');
export const partialDate = z
  .string()
  .refine((value) => parsePartialDate(value) !== null, 'a date such as 2014, 2014-11 or 2014-11-25');
export const sources = z.array(factSource).min(1);

/** The fields of every fact that belongs to a region. */
export const placed = { id: recordId, regionCode, sources };

/**
 * Whether a source states the region. What no source places is kept with what is of all of Sweden, and is not said to be
 * of it.
 */
export const regionStated = z.boolean().default(true);

/** Whether a source prints the name; the hub names some things that a source only tells of. */
export const nameIsPrinted = z.boolean().default(true);

export const onlySwedenUnstated = ({
  regionCode: code,
  regionStated: stated,
}: {
  regionCode: string;
  regionStated: boolean;
}) => stated || code === '00';

export const UNSTATED_IS_00 = 'a region that is stated, or 00';

export interface Placed {
  readonly id: string;
  readonly regionCode: string;
}

export const beginsWithRegion = ({ id, regionCode: code }: Placed) => id.startsWith(`${code}-`);

export const ID_BEGINS = 'an id that begins with the code of its region';
