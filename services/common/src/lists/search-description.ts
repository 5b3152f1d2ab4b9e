/**
 * The description of an argument that `filterBySearch` takes.
 *
 * @param places what is looked in: `name and place`.
 */
export function searchDescription(places: string): string {
  return `Swedish full-text search in ${places}, of at most 200 characters: words in the inflections that the Swedish stemmer and the hub's own list know, or as the beginnings of words; in any case, with or without hyphens. What is typed without the marks of å, ä and ö is found with them too; what is typed with them only with them. Quotation marks, a minus sign and \`or\` work as in a web search. Without a letter or digit it filters nothing. Swedish: fritext.`;
}
