/**
 * The description of an argument that `filterBySearch` takes.
 *
 * @param places what is looked in: `name and place`.
 * @param swedish the Swedish term.
 */
export function searchDescription(places: string, swedish: string): string {
  return `Swedish full-text search in ${places}, of at most 200 characters: words in the inflections that the Swedish stemmer and the hub's own list know, or as the beginnings of words; in any case, with or without hyphens and the marks of å, ä and ö. Quotation marks, a minus sign and \`or\` work as in a web search. Swedish: ${swedish}.`;
}
