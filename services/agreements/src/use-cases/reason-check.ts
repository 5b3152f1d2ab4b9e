import type { TextCheck } from '@hub/common';

/** What the reason of a rejection or an end has to be. */
export const reasonCheck: TextCheck = { what: 'reason', field: ['reason'], longest: 2_000, lines: true };
