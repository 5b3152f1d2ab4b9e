import { holdsPersonalNumber } from './personal-number.js';
import { longestText } from './text-lengths.js';
import { holdsHalfCharacter, holdsNul } from './texts-in.js';

/** What may be the matter with a text, wherever it comes from: a write, a file, or the database. */
export type TextFault =
  | 'nul'
  | 'tooLong'
  | 'halfCharacter'
  | 'personalNumber'
  | 'controlCharacter'
  | 'severalLines'
  | 'turnedDirection'
  | 'nothingToRead'
  | 'namedInAddress';

/**
 * Everything that is the matter with a text. This is the one rule of it: what a write may say a file may say too.
 *
 * @param line whether it must stand on a single line. An empty text is none of this rule's: where one may be is said field
 *   by field.
 */
export function textFaults(text: string, { line }: { readonly line: boolean }): TextFault[] {
  return RULES.filter(([, isIn]) => isIn(text, line)).map(([fault]) => fault);
}

/** What can't be kept, nor asked of the database: PostgreSQL does not take it, or the hub does not. */
export const UNKEEPABLE: ReadonlySet<TextFault> = new Set(['nul', 'halfCharacter', 'personalNumber']);

const RULES: readonly (readonly [TextFault, (text: string, line: boolean) => boolean])[] = [
  ['nul', holdsNul],
  ['tooLong', (text, line) => text.length > longestText(line)],
  ['controlCharacter', (text) => CONTROL.test(text)],
  ['severalLines', (text, line) => line && LINE_BREAK_OR_TAB.test(text)],
  ['turnedDirection', (text, line) => line && TURNS_DIRECTION.test(text)],
  ['nothingToRead', (text) => NOTHING_TO_READ.test(text)],
  ['namedInAddress', (text) => /\bhttps?:\/\/[^\s/?#]*@/i.test(text)],
  ['halfCharacter', holdsHalfCharacter],
  ['personalNumber', holdsPersonalNumber],
];

/** C0, DEL and C1, without NUL and what breaks lines or sets columns: U+0085, a line's end by its name, is never typed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for.
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const LINE_BREAK_OR_TAB = /[\t\r\n\u2028\u2029]/;

/**
 * What embeds a text, overrides its direction or isolates it: a name with one can be made to look like another, and turns what
 * is printed after it. Marks of direction, which scripts from right to left need beside digits and signs, turn nothing else.
 */
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * Spaces, also those of braille and in the place of an object, signs that only direct or join others, fillers, signs that no
 * font need have (of private use, or none at all), notes and hieroglyphs without ink, and marks without a letter to stand on.
 */
const NOTHING_TO_READ =
  /^[\s\u2800\ufffc\u{1d159}\u{13441}\u{13442}\p{Cf}\p{Co}\p{Cn}\p{M}\p{Default_Ignorable_Code_Point}]+$/u;

/** The first character of a text that a fault is about, for a message: `U+001B`. */
export function signOf(fault: keyof typeof SIGNS, text: string): string {
  const [found = ''] = SIGNS[fault].exec(text) ?? [];
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const SIGNS = { controlCharacter: CONTROL, turnedDirection: TURNS_DIRECTION } as const;
