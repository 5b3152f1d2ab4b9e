/** The longest id that a record of the hub can have: longer ones come from files and from rows that were changed past it. */
const LONGEST_ID = 200;

/** What is right or wrong, in words in which some ids, or all fields of a record, may stand. */
export const LONGEST_WORDS = 1_000;

/**
 * A text for a message: where it is too long, its beginning, with how much more there is.
 *
 * @param longest in characters; default: as long as an id can be.
 */
export function shortened(text: string, longest = LONGEST_ID): string {
  const more = text.length - longest;
  if (more <= 0) return text;
  const begins = text.slice(0, longest);
  return `${begins.replace(/[\ud800-\udbff]$/, '')}… (${more} more characters)`;
}
