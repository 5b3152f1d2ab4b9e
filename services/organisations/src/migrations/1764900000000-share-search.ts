import { makeSearchable, makeSearchableWithoutFunctions } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations are searched as everything else is. */
export class ShareSearch1764900000000 implements MigrationInterface {
  name = 'ShareSearch1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeSearchable(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await makeSearchableWithoutFunctions(runner, TABLES);
  }
}

const TABLES = [
  { table: 'organisation', words: 'search_text', index: 'organisation_searchable', foldedStems: false },
];
