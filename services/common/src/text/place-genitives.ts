import { placeNames } from '@hub/schema/place-names';
import { fold, unfolded } from './fold.js';

/**
 * Words of a search with the names of places in their base form: `malmös överenskommelse` → `malmö överenskommelse`, for
 * the stemmer knows no genitive after å, ä and ö, nor of words as short as Hjo. The words themselves where there is none.
 *
 * @param words as `unfolded` or `fold` gives them.
 */
export function withoutPlaceGenitives(words: string): string {
  return words
    .split(' ')
    .map((word) => PLACES.get(word) ?? word)
    .join(' ');
}

/** Names by their genitives, with marks and without; of those of several words the last one. */
const PLACES: ReadonlyMap<string, string> = new Map(
  placeNames()
    .flatMap((name) => [unfolded(name), fold(name)])
    .map((name) => name.split(' ').at(-1) ?? name)
    .map((word) => [`${word}s`, word]),
);
