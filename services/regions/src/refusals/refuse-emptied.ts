import { type Refusal, refuse } from '@hub/common';

/** What an edit empties that a record must have. */
export function refuseEmptied<Input extends object>(
  input: Input,
  ...fields: readonly (keyof Input & string)[]
): Refusal[] {
  return fields
    .filter((field) => input[field] === null)
    .map((field) => refuse('INVALID_INPUT', 'This can be changed, but not emptied.', field));
}
