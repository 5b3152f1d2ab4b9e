import { quoted, type Refusal, refuse } from '@hub/common';

/**
 * The organisation's record was merged into another's: nothing is written under its id any more.
 *
 * @param how more of how to name that one, as the sentence ends; empty for nothing.
 */
export const refuseMerged = (
  id: string,
  survivorId: string,
  how: string,
  ...field: readonly (string | number)[]
): Refusal =>
  refuse(
    'NOT_FOUND',
    `The organisation ${quoted(id)} was merged into ${quoted(survivorId)}: name that one${how}.`,
    ...field,
  );
