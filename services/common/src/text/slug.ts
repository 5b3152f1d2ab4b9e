import { fold } from './fold.js';
import { holdsPersonalNumber } from './personal-number.js';

/** Unit: characters. Longer names are cut between words where they can be. */
const LONGEST_SLUG = 60;

/**
 * A name as a part of an id: `Sociala rådet i Älvsjö` → `sociala-radet-i-alvsjo`. Empty where the name has no letter or
 * digit that an id may have. Without its digits where they would look like a personal number side by side.
 */
export function slugOf(name: string): string {
  const slug = withoutLookalikes(hyphenated(fold(name)));
  if (slug.length <= LONGEST_SLUG) return slug;
  const cut = slug.slice(0, LONGEST_SLUG + 1).lastIndexOf('-');
  return slug.slice(0, cut > 0 ? cut : LONGEST_SLUG);
}

/**
 * The words of an id, without their digits where these would look like a personal number, as those of a day and a number
 * beside it may (`2014-11-25, 9876 kronor`): such an id could neither be named in a write nor dumped.
 */
export const withoutLookalikes = (words: string): string =>
  holdsPersonalNumber(words) ? hyphenated(words.replace(/\d+/g, '-')) : words;

const hyphenated = (text: string): string => text.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** The id itself where it is free, or else with the smallest number from 2 after it that makes it so. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id;
  for (let number = 2; isTaken(free); number += 1) free = `${id}-${number}`;
  return free;
}
