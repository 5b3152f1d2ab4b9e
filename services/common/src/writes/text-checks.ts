import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';

/** Unit: UTF-16 code units, as clients count them. */
export const LONGEST_LINE = 500;
export const LONGEST_TEXT = 100_000;

export interface TextCheck {
  /** What the text is, as a sentence names it: "name". */
  readonly what: string;
  readonly field: readonly (string | number)[];
  /** Default: {@link LONGEST_LINE}. */
  readonly longest?: number;
  /** Whether line breaks and tabs may be in it; default false. */
  readonly lines?: boolean;
}

/**
 * What is wrong with a text a client gave: nothing in it, too long, or characters that show nothing. What is accepted is
 * stored as given; it is text, never markup. NUL and half characters are refused for every text of an input alike.
 */
export function refuseText(
  given: string,
  { what, field, longest = LONGEST_LINE, lines = false }: TextCheck,
): Refusal[] {
  const refusals: Refusal[] = [];
  const no = (message: string) => refusals.push(refuse('INVALID_INPUT', message, ...field));
  if (given.trim() === '') no(`The ${what} is empty.`);
  if (given.length > longest) {
    no(`The ${what} must have at most ${longest} characters; it has ${given.length}.`);
  }
  const control = [...given].find((character) => isControl(character) && !(lines && LINES.has(character)));
  if (control !== undefined) {
    no(
      LINES.has(control)
        ? `The ${what} must be a single line.`
        : `The ${what} holds a control character (U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}).`,
    );
  }
  return refusals;
}

/** The same for a text that may be left out. */
export function refuseOptionalText(given: string | null | undefined, check: TextCheck): Refusal[] {
  return given === null || given === undefined ? [] : refuseText(given, check);
}

const LINES = new Set(['\n', '\r', '\t']);

/** Unicode's control characters: C0, DEL and C1. */
const isControl = (character: string): boolean => /^\p{Cc}$/u.test(character) && character !== '\0';
