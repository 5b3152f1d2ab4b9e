import { type IsLoaded, type LoadReport, loadRows, readFacts, readRecords } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { documentFact } from './document-fact.js';
import { loadParts } from './load-parts.js';
import {
  actionPlanFact,
  contradictionFact,
  definitionFact,
  matrixFact,
  principleFact,
  type RecordFacts,
} from './record-facts.js';
import { RECORD_TABLES } from './record-tables.js';

/** Where the documents are that the hub ships with. */
export const DOCUMENTS = new URL('../../src/seed/documents.json', import.meta.url);

/** Reads documents.json and record.json; records that do not fit are added to the report. */
export async function readRecordFacts(report: LoadReport): Promise<RecordFacts> {
  const documents = await readFacts(DOCUMENTS);
  const facts = await readFacts(new URL('../../src/seed/record.json', import.meta.url));
  const read = <Fact>(kind: string, schema: z.ZodType<Fact>, idField = 'id') =>
    readRecords(facts[kind] ?? [], { kind, schema, report, idField });
  return {
    documents: readRecords(documents.documents ?? [], { kind: 'documents', schema: documentFact, report }),
    actionPlans: read('actionPlans', actionPlanFact),
    principles: read('principles', principleFact),
    participationMatrices: read('participationMatrices', matrixFact, 'agreementId'),
    definitions: read('definitions', definitionFact),
    contradictions: read('contradictions', contradictionFact),
  };
}

/**
 * Loads the facts; the agreements must be there. No client writes these tables: they hold what the facts do, and what
 * was loaded from files.
 *
 * @param isLoaded records that are left alone, since their owner has loaded them.
 */
export async function loadRecord(
  manager: EntityManager,
  facts: RecordFacts,
  report: LoadReport,
  isLoaded: IsLoaded,
): Promise<void> {
  for (const table of RECORD_TABLES) {
    await loadParts({ manager, report, table, rows: table.rowsOf(facts, isLoaded) });
  }
}

/**
 * Loads records of a file beside the others. One that is there keeps its place in its list, a new one comes last. What
 * belonged to a record before must have been removed.
 */
export async function addToRecord(
  manager: EntityManager,
  facts: Partial<RecordFacts>,
  report: LoadReport,
): Promise<void> {
  for (const each of RECORD_TABLES) {
    const { table, key, listed } = each;
    const placeOf = listed ? await placesIn(manager, table) : undefined;
    const rows = each.rowsOf(facts, () => false, placeOf);
    await loadRows({ manager, report, kind: each.report, table, key, rows });
  }
}

async function placesIn(manager: EntityManager, table: string): Promise<(id: string) => number> {
  const rows: { id: string; ordinal: number }[] = await manager.query(`select id, ordinal from ${table}`);
  const places = new Map(rows.map(({ id, ordinal }) => [id, ordinal]));
  let last = Math.max(0, ...places.values());
  return (id) => {
    const place = places.get(id) ?? ++last;
    places.set(id, place);
    return place;
  };
}
