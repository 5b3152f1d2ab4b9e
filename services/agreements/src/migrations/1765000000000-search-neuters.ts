import { makeSearchable } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements and documents are found by the neuters of adjectives too. */
export class SearchNeuters1765000000000 implements MigrationInterface {
  name = 'SearchNeuters1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeSearchable(runner, TABLES);
  }

  /** Columns and functions stay: they are called as before, and know only more forms. */
  async down(): Promise<void> {}
}

const TABLES = ['agreement', 'document'].map((table) => ({
  table,
  words: 'search_words',
  index: `${table}_by_words`,
}));
