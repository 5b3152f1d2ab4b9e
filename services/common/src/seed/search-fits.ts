import type { z } from 'zod';
import { LONGEST_SEARCHED } from '../text/text-lengths.js';

/** The texts that a search for a record looks in, by the field that they stand in; a field may say nothing. */
export type SearchedTexts = Readonly<Record<string, readonly (string | null)[]>>;

/**
 * A rule of a record's schema: what a search for it looks in is no longer than a database can make searchable. The field that
 * holds the most is told.
 */
export function searchFits<Fact>(textsOf: (fact: Fact) => SearchedTexts) {
  return (fact: Fact, context: z.RefinementCtx): void => {
    const texts = textsOf(fact);
    if (canBeSearched(texts)) return;
    const length = lengthOf(allSearched(texts));
    const fields = Object.keys(texts);
    const held = (field: string) => lengthOf(allSearched({ [field]: texts[field] ?? [] }));
    const [longest = ''] = [...fields].sort((one, other) => held(other) - held(one));
    context.addIssue({
      code: 'custom',
      path: [longest],
      message: `at most ${LONGEST_SEARCHED} characters in all that a search looks in (${fields.join(', ')}), of which there are ${length}`,
    });
  };
}

/** The same, to be made searchable: all texts, in the order of the fields. */
export const allSearched = (texts: SearchedTexts): string[] =>
  Object.values(texts)
    .flat()
    .filter((text) => text !== null);

/** Whether a search can look in all of them: as many characters as a file may have there. */
export const canBeSearched = (texts: SearchedTexts): boolean =>
  lengthOf(allSearched(texts)) <= LONGEST_SEARCHED;

const lengthOf = (texts: readonly string[]): number => texts.reduce((total, { length }) => total + length, 0);
