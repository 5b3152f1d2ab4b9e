import { makeSearchable, makeSearchableWithoutFunctions } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements and documents are searched as everything else is; documents by their registry numbers too. */
export class ShareSearch1764900000000 implements MigrationInterface {
  name = 'ShareSearch1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeSearchable(runner, TABLES);
    await runner.query(REGISTRY_NUMBERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await makeSearchableWithoutFunctions(runner, TABLES);
  }
}

const TABLES = ['agreement', 'document'].map((table) => ({
  table,
  words: 'search_words',
  index: `${table}_by_words`,
  foldedStems: true,
}));

/** As a load writes them, for documents that no load of the facts writes again. */
const REGISTRY_NUMBERS = `
  update document set
    search_words = search_words || E'\\n' || registry_number,
    search_folded = search_folded || ' ' || trim(regexp_replace(lower(registry_number), '[^[:alnum:]]+', ' ', 'g'))
  where registry_number is not null`;
