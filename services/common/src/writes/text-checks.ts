import { signOf, type TextFault, textFaults, UNKEEPABLE } from '../text/text-faults.js';
import { LONGEST_LINE, longestText } from '../text/text-lengths.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';

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
 * stored as given; it is text, never markup. What can't be kept at all is refused for every text of an input alike.
 */
export function refuseText(
  given: string,
  { what, field, longest = LONGEST_LINE, lines = false }: TextCheck,
): Refusal[] {
  const refusals: Refusal[] = [];
  const no = (message: string) => refusals.push(refuse('INVALID_INPUT', message, ...field));
  if (given.trim() === '') no(`The ${what} is empty.`);
  if (given.length > longest) {
    no(`The ${what} ${tooLong(longest, given)}`);
  }
  const line = !lines;
  for (const fault of textFaults(given, { line })) {
    // The limit of the field itself is told, which is no higher.
    const isSaid =
      UNKEEPABLE.has(fault) || fault === 'tooLong' || (fault === 'nothingToRead' && refusals.length > 0);
    if (!isSaid) no(`The ${what} ${whyNot(fault, given, { line })}`);
  }
  return refusals;
}

/** The same for a text that may be left out. */
export function refuseOptionalText(given: string | null | undefined, check: TextCheck): Refusal[] {
  return given === null || given === undefined ? [] : refuseText(given, check);
}

/** What follows the name of a text in the sentence that refuses it. */
export function whyNot(fault: TextFault, text: string, { line }: { readonly line: boolean }): string {
  if (fault === 'tooLong') return tooLong(longestText(line), text);
  if (fault === 'controlCharacter') return `holds a control character (${signOf(fault, text)}).`;
  if (fault === 'turnedDirection') {
    return `holds a sign that does not show and turns the direction in which it is read (${signOf(fault, text)}), so that it may look like another: type it anew.`;
  }
  return WORDS[fault];
}

const tooLong = (longest: number, { length }: string): string =>
  `must have at most ${longest} characters; it has ${length}.`;

const WORDS: Readonly<
  Record<Exclude<TextFault, 'tooLong' | 'controlCharacter' | 'turnedDirection'>, string>
> = {
  nul: 'holds the character NUL, which can’t be kept.',
  halfCharacter: 'holds half a character (a lone surrogate), which can’t be kept.',
  personalNumber:
    'holds what looks like a personal number (personnummer), which the hub does not take, not even of a sole trader. Leave it out.',
  severalLines: 'must be a single line.',
  nothingToRead: 'has nothing in it that can be read.',
  namedInAddress: 'gives a user name or a password in a web address, before the @: leave that part out.',
};
