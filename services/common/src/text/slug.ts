import { fold } from './fold.js';

/** Unit: characters. Longer names are cut between words where they can be. */
const LONGEST_SLUG = 60;

/**
 * A name as a part of an id: `Sociala rådet i Älvsjö` → `sociala-radet-i-alvsjo`. Empty where the name has no letter or
 * digit that an id may have.
 */
export function slugOf(name: string): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= LONGEST_SLUG) return slug;
  const cut = slug.slice(0, LONGEST_SLUG + 1).lastIndexOf('-');
  return slug.slice(0, cut > 0 ? cut : LONGEST_SLUG);
}

/** The id itself where it is free, or else with the smallest number from 2 after it that makes it so. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id;
  for (let number = 2; isTaken(free); number += 1) free = `${id}-${number}`;
  return free;
}
