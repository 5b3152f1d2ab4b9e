import { A_PERSONAL_NUMBER, holdsPersonalNumber } from '../text/personal-number.js';
import { holdsHalfCharacter, holdsNul, textsIn } from '../text/texts-in.js';

/** A text that the hub can't keep, or must not. */
export interface UnkeepableText {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly got: string;
}

/** The texts, numbers and names of fields in a value that the database can't keep, or that are about a person. */
export function unkeepableTexts(value: unknown): UnkeepableText[] {
  return textsIn(value).flatMap(({ path, text }) =>
    FAULTS.filter(({ found }) => found(text, path.at(-1))).map(({ what, got }) => ({ path, what, got })),
  );
}

/** Fields that people call a record by, in lists and on one line. */
const NAMES = new Set<PropertyKey | undefined>([
  'name',
  'title',
  'label',
  'term',
  'shortName',
  'nameInEnglish',
  'id',
]);

const FAULTS: readonly { found(text: string, field?: PropertyKey): boolean; what: string; got: string }[] = [
  {
    found: holdsNul,
    what: 'a text without the character NUL, which no database keeps',
    got: 'one with NUL (\\u0000) in it',
  },
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for.
    found: (text) => /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text),
    what: 'a text without control characters',
    got: 'one with a control character in it',
  },
  {
    found: (text, field) => NAMES.has(field) && /[\t\r\n\u2028\u2029]/.test(text),
    what: 'a text on one line',
    got: 'one with a line break or a tab in it',
  },
  {
    found: (text) => /^[\s\p{Cf}]+$/u.test(text),
    what: 'a text that can be read',
    got: 'one of spaces alone',
  },
  {
    found: (text) => /\bhttps?:\/\/[^\s/?#]*@/i.test(text),
    what: 'an address that names nobody who signs in there',
    got: 'one with a user name or a password in it',
  },
  {
    found: holdsHalfCharacter,
    what: 'a text of whole characters',
    got: 'one with half a character (\\ud800 to \\udfff alone) in it',
  },
  {
    found: holdsPersonalNumber,
    what: 'no personal number (personnummer), not even of a sole trader: the hub holds no persons',
    got: A_PERSONAL_NUMBER,
  },
];
