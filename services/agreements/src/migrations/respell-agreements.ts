import { respellSearchable } from '@hub/common';
import type { QueryRunner } from 'typeorm';
import { searchedTexts } from '../derived-columns.js';

/** Writes what each agreement is found by anew, as a write to it does. */
export async function respellAgreements(runner: QueryRunner): Promise<void> {
  const rows: (Parameters<typeof searchedTexts>[0] & { id: string })[] = await runner.query(AGREEMENTS);
  await respellSearchable(
    runner,
    AGREEMENT,
    rows.map((row) => ({ key: row.id, texts: searchedTexts(row) })),
  );
}

/** What agreements are searched by. */
export const AGREEMENT = { table: 'agreement', words: 'search_words', index: 'agreement_by_words' };

const AGREEMENTS = `
  select id, title, kind, territory, region_code as "regionCode", municipality_code as "municipalityCode",
    array(select name from party where agreement_id = agreement.id order by ordinal) as "partyNames"
  from agreement`;
