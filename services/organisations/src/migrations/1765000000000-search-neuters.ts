import { makeSearchable } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations are found by the neuters of adjectives too. */
export class SearchNeuters1765000000000 implements MigrationInterface {
  name = 'SearchNeuters1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeSearchable(runner, TABLES);
  }

  /** Columns and functions stay: they are called as before, and know only more forms. */
  async down(): Promise<void> {}
}

const TABLES = [{ table: 'organisation', words: 'search_text', index: 'organisation_searchable' }];
