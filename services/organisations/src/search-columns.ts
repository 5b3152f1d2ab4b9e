import { searchableText, sortKey } from '@hub/common';
import type { Organisation } from './entities/organisation.js';

/** The columns made from an organisation's names: its place in the alphabet, and what a search looks in. */
export function searchColumns({
  name,
  aliases,
  nameInEnglish,
}: Pick<Organisation, 'name' | 'aliases' | 'nameInEnglish'>) {
  const { words, folded } = searchableText([
    name,
    ...aliases,
    ...(nameInEnglish === null ? [] : [nameInEnglish]),
  ]);
  return { sort_key: sortKey(name), search_text: words, search_folded: folded };
}
