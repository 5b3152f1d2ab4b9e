import type { QueryRunner } from 'typeorm';
import { searchableText } from '../text/search.js';
import type { SearchableTable } from './make-searchable.js';

/** What a row is found by: its key, and the texts that a search looks in. */
export interface SearchedRow {
  readonly key: string;
  readonly texts: readonly string[];
}

/** The texts of a table whose column of words holds one a line, or words that were made of them before. */
export async function searchedLines(
  runner: QueryRunner,
  { table, words }: SearchableTable,
): Promise<SearchedRow[]> {
  const rows: { key: string; words: string }[] = await runner.query(
    `select id as key, ${words} as words from ${table}`,
  );
  return rows.map((row) => ({ key: row.key, texts: row.words.split('\n') }));
}

/**
 * Writes the spellings of rows that are there as a load would write them, since no load of the facts writes those again that
 * came from elsewhere. `makeSearchable` makes the column `searchable` of them.
 *
 * @param key the column that the keys of the rows are in.
 */
export async function respellSearchable(
  runner: QueryRunner,
  { table, words }: SearchableTable,
  rows: readonly SearchedRow[],
  key = 'id',
): Promise<void> {
  const spelt = rows.map((row) => searchableText(row.texts));
  await runner.query(
    `update ${table} set ${words} = spelt.words, search_folded = spelt.folded
     from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as text[])) as spelt (key, words, folded)
     where ${table}.${key} = spelt.key`,
    [rows.map((row) => row.key), spelt.map((each) => each.words), spelt.map((each) => each.folded)],
  );
}
