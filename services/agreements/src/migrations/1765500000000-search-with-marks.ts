import { makeSearchable, respellSearchable, searchedLines } from '@hub/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchedTexts } from '../derived-columns.js';

/** A word that is typed with marks is found with them alone, and an agreement by the name of its place. */
export class SearchWithMarks1765500000000 implements MigrationInterface {
  name = 'SearchWithMarks1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    const rows: (Parameters<typeof searchedTexts>[0] & { id: string })[] = await runner.query(AGREEMENTS);
    await respellSearchable(
      runner,
      AGREEMENT,
      rows.map((row) => ({ key: row.id, texts: searchedTexts(row) })),
    );
    await respellSearchable(runner, DOCUMENT, await searchedLines(runner, DOCUMENT));
    await makeSearchable(runner, [AGREEMENT, DOCUMENT]);
  }

  /** Columns and functions stay: they are called as before, and know only more. */
  async down(): Promise<void> {}
}

const AGREEMENT = { table: 'agreement', words: 'search_words', index: 'agreement_by_words' };
const DOCUMENT = { table: 'document', words: 'search_words', index: 'document_by_words' };

const AGREEMENTS = `
  select id, title, territory, region_code as "regionCode", municipality_code as "municipalityCode",
    array(select name from party where agreement_id = agreement.id order by ordinal) as "partyNames"
  from agreement`;
