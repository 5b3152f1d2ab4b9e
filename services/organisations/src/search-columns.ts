import { allSearched, type SearchedTexts, searchableText, sortKey } from '@hub/common';
import type { Organisation } from './entities/organisation.js';

type Named = Pick<Organisation, 'name' | 'aliases' | 'nameInEnglish'>;

/** What a search for organisations looks in. */
export const searchedTexts = ({ name, aliases, nameInEnglish }: Named): SearchedTexts => ({
  name: [name],
  aliases,
  nameInEnglish: [nameInEnglish],
});

/** The columns made from an organisation's names: its place in the alphabet, and what a search looks in. */
export function searchColumns(named: Named) {
  const { words, folded } = searchableText(allSearched(searchedTexts(named)));
  return { sort_key: sortKey(named.name), search_text: words, search_folded: folded };
}
