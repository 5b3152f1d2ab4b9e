import { allSearched, makeSearchable, respellSearchable, searchedLines } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchedTexts } from '../seed/searched-texts.js';

/** A word that is typed with marks is found with them alone; a municipality also with what it calls itself. */
export class SearchWithMarks1765500000000 implements MigrationInterface {
  name = 'SearchWithMarks1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    const municipalities: (Parameters<typeof searchedTexts.municipality>[0] & { code: string })[] =
      await runner.query('select code, name, mentions from municipality');
    await respellSearchable(
      runner,
      MUNICIPALITY,
      municipalities.map((row) => ({ key: row.code, texts: allSearched(searchedTexts.municipality(row)) })),
      'code',
    );
    for (const table of OTHERS) await respellSearchable(runner, table, await searchedLines(runner, table));
    await makeSearchable(runner, [MUNICIPALITY, ...OTHERS]);
  }

  /** Columns and functions stay: they are called as before, and know only more. */
  async down(): Promise<void> {}
}

const searched = (table: string) => ({ table, words: 'search_text', index: `${table}_searchable` });
const MUNICIPALITY = searched('municipality');
const OTHERS = ['body', 'event', 'project'].map(searched);
