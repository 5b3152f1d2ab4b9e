import { A_PERSONAL_NUMBER, holdsPersonalNumber } from '../text/personal-number.js';

/** A text that the hub can't keep, or must not. */
export interface UnkeepableText {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly got: string;
}

/** The texts, numbers and names of fields in a value that the database can't keep, or that are about a person. */
export function unkeepableTexts(value: unknown, path: readonly PropertyKey[] = []): UnkeepableText[] {
  if (typeof value === 'string') return faultsOf(value, path);
  if (typeof value === 'number') return faultsOf(String(value), path);
  if (Array.isArray(value)) return value.flatMap((each, index) => unkeepableTexts(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) => [
    ...faultsOf(field, path),
    ...unkeepableTexts(inside, [...path, field]),
  ]);
}

const FAULTS: readonly { found(text: string): boolean; what: string; got: string }[] = [
  {
    found: (text) => text.includes('\u0000'),
    what: 'a text without the character NUL, which no database keeps',
    got: 'one with NUL (\\u0000) in it',
  },
  {
    found: (text) => /\p{Surrogate}/u.test(text),
    what: 'a text of whole characters',
    got: 'one with half a character (\\ud800 to \\udfff alone) in it',
  },
  {
    found: holdsPersonalNumber,
    what: 'no personal number (personnummer), not even of a sole trader: the hub holds no persons',
    got: A_PERSONAL_NUMBER,
  },
];

const faultsOf = (text: string, path: readonly PropertyKey[]): UnkeepableText[] =>
  FAULTS.filter(({ found }) => found(text)).map(({ what, got }) => ({ path, what, got }));
