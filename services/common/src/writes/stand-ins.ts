import { textFaults, UNKEEPABLE } from '../text/text-faults.js';
import type { Refusal } from './refusal.js';

/** No record has it for an id, a number or a name, and no date is written so. */
const STAND_IN = '\ufffd';

/** A text to look something up by; one that can't be asked for has a stand-in, by which nothing is found. */
export const standIn = (text: string): string =>
  textFaults(text, { line: false }).some((fault) => UNKEEPABLE.has(fault)) ? STAND_IN : text;

/** An input whose refused texts have stand-ins; numbers stay, since they can be asked for. */
export function withStandIns<Input>(input: Input, refused: readonly Refusal[]): Input {
  return refused.reduce<unknown>((given, { field }) => replaced(given, field ?? []), input) as Input;
}

function replaced(value: unknown, [name, ...path]: readonly string[]): unknown {
  if (name === undefined) return typeof value === 'string' ? STAND_IN : value;
  if (Array.isArray(value)) {
    return value.map((each, index) => (String(index) === name ? replaced(each, path) : each));
  }
  if (typeof value !== 'object' || value === null || !(name in value)) return value;
  return { ...value, [name]: replaced((value as Record<string, unknown>)[name], path) };
}
