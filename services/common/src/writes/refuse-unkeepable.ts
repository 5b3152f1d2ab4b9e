import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';

/** Every text in an input that PostgreSQL can't keep: with the character NUL, or with half a surrogate pair. */
export function refuseUnkeepable(given: unknown, field: readonly (string | number)[] = []): Refusal[] {
  if (typeof given === 'string') {
    if (given.includes('\0')) {
      return [refuse('INVALID_INPUT', 'The text holds the character NUL, which can’t be kept.', ...field)];
    }
    return given.isWellFormed()
      ? []
      : [
          refuse(
            'INVALID_INPUT',
            'The text holds half a character (a lone surrogate), which can’t be kept.',
            ...field,
          ),
        ];
  }
  if (typeof given !== 'object' || given === null || given instanceof Date) return [];
  return Object.entries(given).flatMap(([key, value]) => refuseUnkeepable(value, [...field, key]));
}
