/** How long a text can be, wherever it comes from. Unit: UTF-16 code units, as clients count them. */

/** The greatest length of a text on one line. */
export const LONGEST_LINE = 500;

/** The same of a longer one, such as the text of a version. Where a write says less, it is of what somebody types there. */
export const LONGEST_TEXT = 100_000;

/** The same of an id, which stands beside a name in many an index. Those that the hub makes are shorter. */
export const LONGEST_ID = 200;

/** How many texts a list in a record may have. Where a write says less, it is of what somebody types there. */
export const MOST_TEXTS = 1_000;

/**
 * The greatest length of all texts together that a search for one record looks in. What a database makes of them to search in
 * is never longer than it holds, whatever letters they are of; what the writes take is shorter.
 */
export const LONGEST_SEARCHED = 100_000;

/** The greatest length of a text that must stand on one line, or need not. */
export const longestText = (line: boolean): number => (line ? LONGEST_LINE : LONGEST_TEXT);
