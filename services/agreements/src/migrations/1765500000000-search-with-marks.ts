import { makeSearchable, respellSearchable, searchedLines } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AGREEMENT, respellAgreements } from './respell-agreements.js';

/** A word that is typed with marks is found with them alone, and an agreement by the name of its place. */
export class SearchWithMarks1765500000000 implements MigrationInterface {
  name = 'SearchWithMarks1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await respellAgreements(runner);
    await respellSearchable(runner, DOCUMENT, await searchedLines(runner, DOCUMENT));
    await makeSearchable(runner, [AGREEMENT, DOCUMENT]);
  }

  /** Columns and functions stay: they are called as before, and know only more. */
  async down(): Promise<void> {}
}

const DOCUMENT = { table: 'document', words: 'search_words', index: 'document_by_words' };
