import { searchableText } from '@hub/common';

/** The columns that a row is searched by. Texts that are null are left out. */
export function searchColumns(texts: readonly (string | null)[]): Readonly<Record<string, string>> {
  const { words, folded } = searchableText(texts.filter((text) => text !== null));
  return { search_text: words, search_folded: folded };
}
