import { makeSearchable, makeSearchableWithoutFunctions } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Municipalities, bodies, events and projects are searched as everything else is. */
export class ShareSearch1764900000000 implements MigrationInterface {
  name = 'ShareSearch1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeSearchable(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await makeSearchableWithoutFunctions(runner, TABLES);
  }
}

const TABLES = ['municipality', 'body', 'event', 'project'].map((table) => ({
  table,
  words: 'search_text',
  index: `${table}_searchable`,
  foldedStems: false,
}));
