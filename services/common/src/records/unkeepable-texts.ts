import { isOneLine } from '../text/one-line.js';
import { A_PERSONAL_NUMBER } from '../text/personal-number.js';
import { type TextFault, textFaults } from '../text/text-faults.js';
import { longestText } from '../text/text-lengths.js';
import { textsIn } from '../text/texts-in.js';

/** A text that the hub can't keep, or must not. */
export interface UnkeepableText {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly got: string;
}

/** The texts, numbers and names of fields in a value that the database can't keep, or that are about a person. */
export function unkeepableTexts(value: unknown): UnkeepableText[] {
  return textsIn(value).flatMap(({ path, text }) => {
    const line = isOneLine(path);
    return textFaults(text, { line }).map((fault) => ({
      path,
      ...(fault === 'tooLong' ? tooLong(longestText(line), text) : WORDS[fault]),
    }));
  });
}

type Words = Pick<UnkeepableText, 'what' | 'got'>;

const tooLong = (longest: number, { length }: string): Words => ({
  what: `a text of at most ${longest} characters`,
  got: `one of ${length}`,
});

const WORDS: Readonly<Record<Exclude<TextFault, 'tooLong'>, Words>> = {
  nul: {
    what: 'a text without the character NUL, which no database keeps',
    got: 'one with NUL (\\u0000) in it',
  },
  controlCharacter: {
    what: 'a text without control characters',
    got: 'one with a control character in it',
  },
  severalLines: {
    what: 'a text on one line',
    got: 'one with a line break or a tab in it',
  },
  turnedDirection: {
    what: 'a text without signs that turn the direction in which it is read',
    got: 'one with such a sign (\\u202a to \\u202e, \\u2066 to \\u2069) in it',
  },
  nothingToRead: {
    what: 'a text that can be read',
    got: 'one of spaces and signs that are not seen alone',
  },
  namedInAddress: {
    what: 'an address that names nobody who signs in there',
    got: 'one with a user name or a password in it',
  },
  halfCharacter: {
    what: 'a text of whole characters',
    got: 'one with half a character (\\ud800 to \\udfff alone) in it',
  },
  personalNumber: {
    what: 'no personal number (personnummer), not even of a sole trader: the hub holds no persons',
    got: A_PERSONAL_NUMBER,
  },
};
