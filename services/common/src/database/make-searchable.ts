import type { QueryRunner } from 'typeorm';
import { DROP_SEARCH_FUNCTIONS, SEARCH_FUNCTIONS } from './search-functions.js';

/** A table with a column `searchable`, made of its words with marks and folded, as `searchableText` gives them. */
export interface SearchableTable {
  readonly table: string;
  /** The column of the words with marks; the folded ones are in `search_folded`. */
  readonly words: string;
  /** The name of the index on `searchable`. */
  readonly index: string;
}

/**
 * Makes the column `searchable` of each table anew, as `filterBySearch` asks for it. Can be done again: rows that are
 * there, from whatever load, get what the rules of the day say.
 */
export async function makeSearchable(runner: QueryRunner, tables: readonly SearchableTable[]): Promise<void> {
  // No table can be altered while references of rows that an earlier migration wrote wait to be checked.
  await runner.query('set constraints all immediate');
  for (const statement of SEARCH_FUNCTIONS) await runner.query(statement);
  for (const each of tables) await replaceColumn(runner, each, `search_vector(${each.words}, search_folded)`);
}

/** Puts the columns back to what they were before there were functions, for migrations that are undone. */
export async function makeSearchableWithoutFunctions(
  runner: QueryRunner,
  tables: readonly (SearchableTable & { readonly foldedStems: boolean })[],
): Promise<void> {
  for (const each of tables) {
    const stems = each.foldedStems ? " || to_tsvector('swedish'::regconfig, search_folded)" : '';
    await replaceColumn(
      runner,
      each,
      `to_tsvector('swedish'::regconfig, ${each.words}) || to_tsvector('simple'::regconfig, search_folded)${stems}`,
    );
  }
  for (const statement of DROP_SEARCH_FUNCTIONS) await runner.query(statement);
}

/** The index goes with the column it is on. */
async function replaceColumn(
  runner: QueryRunner,
  { table, index }: SearchableTable,
  expression: string,
): Promise<void> {
  await runner.query(`alter table ${table} drop column searchable`);
  await runner.query(
    `alter table ${table} add column searchable tsvector not null generated always as (${expression}) stored`,
  );
  await runner.query(`create index ${index} on ${table} using gin (searchable)`);
}
