import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { parseSearch } from '../text/search.js';
import { searchQuery } from './search-query.js';

/**
 * Keeps the rows that fit a search. Each word fits in the inflections that the Swedish stemmer and the house's own rules
 * know, or as the beginning of a word; typed without the dots and rings of å, ä and ö it fits with them too. Quotation
 * marks, a minus sign and `or` mean what they do in a web search.
 *
 * @param column a tsvector that `makeSearchable` has made.
 * @throws HubError BAD_USER_INPUT for a search that is too long.
 */
export function filterBySearch<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  text: string | null | undefined,
): void {
  const search = parseSearch(text ?? '');
  if (search === null) return;
  const { sql, parameters } = searchQuery(search);
  query.andWhere(`${column} @@ ${sql}`, parameters);
}
