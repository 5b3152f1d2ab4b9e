import { type Refusal, refuse } from '@hub/common';

export interface NumberCheck {
  /** What the number is, as a sentence names it: "number of women". */
  readonly what: string;
  readonly field: readonly (string | number)[];
  readonly from: number;
  readonly to: number;
}

/** What is wrong with a number that may be left out. */
export function refuseNumber(
  given: number | null | undefined,
  { what, field, from, to }: NumberCheck,
): Refusal[] {
  if (given === null || given === undefined || (given >= from && given <= to)) return [];
  return [refuse('INVALID_INPUT', `The ${what} must be from ${from} to ${to}; it is ${given}.`, ...field)];
}
