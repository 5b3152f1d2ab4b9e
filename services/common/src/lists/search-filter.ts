import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { parseSearch } from '../text/search.js';

/**
 * Keeps the rows that fit a search: in any Swedish inflection, with or without the dots and rings of å, ä
 * and ö, or as the beginnings of words however they are spelt.
 *
 * @param column a tsvector that holds the words as `swedish` and the folded words as `simple`; and the folded words as `swedish`,
 *   where inflections are to be found without dots and rings.
 * @throws HubError BAD_USER_INPUT for a search that is too long.
 */
export function filterBySearch<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  text: string | null | undefined,
): void {
  const search = parseSearch(text ?? '');
  if (search === null) return;
  const words = "websearch_to_tsquery('swedish', :words)";
  if (search.prefixes === null) {
    query.andWhere(`${column} @@ ${words}`, { words: search.words });
  } else {
    query.andWhere(
      `${column} @@ (${words} || to_tsquery('simple', :prefixes) || plainto_tsquery('swedish', :folded))`,
      {
        words: search.words,
        prefixes: search.prefixes,
        folded: search.folded,
      },
    );
  }
}
