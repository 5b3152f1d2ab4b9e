import { type Refusal, refuse } from '@hub/common';

/** An edit that gives nothing to change. @param naming the fields that every such input has; a source alone changes nothing. */
export function refuseNothing(input: object, naming: readonly string[]): Refusal[] {
  const isGiven = Object.entries(input).some(
    ([field, value]) => value !== undefined && !naming.some((name) => name === field),
  );
  return isGiven ? [] : [refuse('INVALID_INPUT', 'Nothing is given that would be changed.')];
}
