import { makeSearchable, respellSearchable, searchedLines } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A word that is typed with marks is found with them alone. */
export class SearchWithMarks1765500000000 implements MigrationInterface {
  name = 'SearchWithMarks1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await respellSearchable(runner, TABLE, await searchedLines(runner, TABLE));
    await makeSearchable(runner, [TABLE]);
  }

  /** Columns and functions stay: they are called as before, and know only more. */
  async down(): Promise<void> {}
}

const TABLE = { table: 'organisation', words: 'search_text', index: 'organisation_searchable' };
