import { holdsPersonalNumber } from '../text/personal-number.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';

/** Every text and number in an input that holds a personal number: the hub holds no persons. */
export function refusePersonalNumbers(given: unknown, field: readonly (string | number)[] = []): Refusal[] {
  if (typeof given === 'string' || typeof given === 'number') {
    return holdsPersonalNumber(String(given)) ? [refuse('INVALID_INPUT', WHY, ...field)] : [];
  }
  if (typeof given !== 'object' || given === null || given instanceof Date) return [];
  return Object.entries(given).flatMap(([key, value]) => refusePersonalNumbers(value, [...field, key]));
}

const WHY =
  'The value holds what looks like a personal number (personnummer), which the hub does not take, not even of a sole trader. Leave it out.';
