import { allSearched, type SearchedTexts, searchableText } from '@hub/common';

/** The columns that a row is searched by. Texts that are null are left out. */
export function searchColumns(texts: SearchedTexts): Readonly<Record<string, string>> {
  const { words, folded } = searchableText(allSearched(texts));
  return { search_text: words, search_folded: folded };
}
