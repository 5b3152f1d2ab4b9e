import { type Refusal, refuse } from '@hub/common';

export interface ListCheck<Each> {
  /** What is listed, as a sentence names it: "seats". */
  readonly what: string;
  readonly field: readonly (string | number)[];
  readonly most: number;
  /**
   * What may be there once only; undefined for one that is refused by what it would be known by. Default: anything may be
   * there several times.
   */
  readonly keyOf?: (each: Each) => string | undefined;
  /** What is wrong with one of them. */
  readonly each?: (each: Each, field: readonly (string | number)[]) => readonly Refusal[];
}

/** What is wrong with a list that may be left out; of one that is too long no more is said. */
export function refuseList<Each>(
  given: readonly Each[] | null | undefined,
  { what, field, most, keyOf, each }: ListCheck<Each>,
): Refusal[] {
  if (given === null || given === undefined) return [];
  if (given.length > most) {
    return [
      refuse('INVALID_INPUT', `There may be at most ${most} ${what}; there are ${given.length}.`, ...field),
    ];
  }
  const keys = given.map((one) => keyOf?.(one));
  return given.flatMap((one, index) => {
    const at = [...field, index];
    const key = keys[index];
    const again = key !== undefined && keys.indexOf(key) < index;
    const refusals = each?.(one, at) ?? [];
    // What can't be there at all need not be told to be there twice.
    const isTold = refusals.some((refusal) => refusal.field?.length === at.length);
    if (isTold || !again) return refusals;
    return [refuse('INVALID_INPUT', `The ${what} have the same twice.`, ...at), ...refusals];
  });
}
