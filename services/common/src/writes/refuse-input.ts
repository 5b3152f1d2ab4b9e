import type { Refusal } from './refusal.js';
import { refuseKey } from './refusals.js';
import { refuseTexts } from './refuse-texts.js';

export interface InputCheck<Input> {
  readonly input: Input & { readonly idempotencyKey: string };
  /** See the field of the same name of a write. */
  readonly subjectFields?: readonly string[];
  /** Everything that is wrong with the input by itself, its texts and its key apart. Default: nothing. */
  readonly check?: (input: Input) => readonly Refusal[];
}

/** Everything that is wrong with an input, whatever the records say. */
export interface RefusedInput {
  readonly faults: readonly Refusal[];
  /** Those of them that are about a text that can't be kept, nor looked up. */
  readonly unkeepable: readonly Refusal[];
}

export function refuseInput<Input>({ input, subjectFields, check }: InputCheck<Input>): RefusedInput {
  const { idempotencyKey, ...given } = input;
  const { unkeepable, others } = refuseTexts(input, subjectFields);
  const own = ofOtherFields(unkeepable, check?.(given as unknown as Input) ?? []);
  const faults = [
    ...unkeepable,
    ...refuseKey(idempotencyKey),
    ...own,
    ...ofOtherFields([...unkeepable, ...own], others),
  ];
  return { faults, unkeepable };
}

/** What else is wrong with a field that was refused already, or in it, is of no interest. */
export function ofOtherFields(told: readonly Refusal[], refusals: readonly Refusal[]): readonly Refusal[] {
  const fields = told.flatMap(({ field }) => (field === null ? [] : [field]));
  return refusals.filter(
    ({ field }) => !fields.some((other) => other.every((part, index) => field?.[index] === part)),
  );
}
