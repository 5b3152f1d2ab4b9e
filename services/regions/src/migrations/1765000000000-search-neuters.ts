import { makeSearchable } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Municipalities, bodies, events and projects are found by the neuters of adjectives too. */
export class SearchNeuters1765000000000 implements MigrationInterface {
  name = 'SearchNeuters1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeSearchable(runner, TABLES);
  }

  /** Columns and functions stay: they are called as before, and know only more forms. */
  async down(): Promise<void> {}
}

const TABLES = ['municipality', 'body', 'event', 'project'].map((table) => ({
  table,
  words: 'search_text',
  index: `${table}_searchable`,
}));
