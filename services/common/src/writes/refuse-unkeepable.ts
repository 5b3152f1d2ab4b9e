import { holdsHalfCharacter, holdsNul, textsIn } from '../text/texts-in.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';

/** Every text in an input that PostgreSQL can't keep: with the character NUL, or with half a surrogate pair. */
export function refuseUnkeepable(given: unknown): Refusal[] {
  return textsIn(given).flatMap(({ path, text }) => {
    const why = REASONS.find(({ holds }) => holds(text));
    return why === undefined ? [] : [refuse('INVALID_INPUT', why.message, ...path.map(String))];
  });
}

const REASONS = [
  { holds: holdsNul, message: 'The text holds the character NUL, which can’t be kept.' },
  {
    holds: holdsHalfCharacter,
    message: 'The text holds half a character (a lone surrogate), which can’t be kept.',
  },
];
