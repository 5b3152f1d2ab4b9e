import { type LoadReport, readFacts, readRecords } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { documentFact } from './document-fact.js';
import { documentRow, documentTies } from './document-rows.js';
import { loadParts } from './load-parts.js';
import {
  actionPlanFact,
  contradictionFact,
  definitionFact,
  matrixFact,
  principleFact,
} from './record-facts.js';
import type { Row } from './row.js';

/** What the sources hold beside the agreements themselves. */
export interface RecordFacts {
  readonly documents: readonly z.infer<typeof documentFact>[];
  readonly actionPlans: readonly z.infer<typeof actionPlanFact>[];
  readonly principles: readonly z.infer<typeof principleFact>[];
  readonly matrices: readonly z.infer<typeof matrixFact>[];
  readonly definitions: readonly z.infer<typeof definitionFact>[];
  readonly contradictions: readonly z.infer<typeof contradictionFact>[];
}

/** Reads documents.json and record.json; records that do not fit are added to the report. */
export async function readRecordFacts(report: LoadReport): Promise<RecordFacts> {
  const documents = await readFacts(new URL('../../src/seed/documents.json', import.meta.url));
  const facts = await readFacts(new URL('../../src/seed/record.json', import.meta.url));
  const read = <Fact>(kind: string, schema: z.ZodType<Fact>, idField = 'id') =>
    readRecords(facts[kind] ?? [], { kind, schema, report, idField });
  return {
    documents: readRecords(documents.documents ?? [], { kind: 'documents', schema: documentFact, report }),
    actionPlans: read('actionPlans', actionPlanFact),
    principles: read('principles', principleFact),
    matrices: read('participationMatrices', matrixFact, 'agreementId'),
    definitions: read('definitions', definitionFact),
    contradictions: read('contradictions', contradictionFact),
  };
}

/** Loads them; the agreements must be there. No client writes these tables, so they hold what the facts do. */
export async function loadRecord(
  manager: EntityManager,
  facts: RecordFacts,
  report: LoadReport,
): Promise<void> {
  const load = (kind: string, table: string, key: readonly string[], rows: readonly Row[]) =>
    loadParts({ manager, report, kind, table, key, rows });

  await load('documents', 'document', ['id'], facts.documents.map(documentRow));
  await load(
    'documentAgreements',
    'document_agreement',
    ['document_id', 'agreement_id'],
    facts.documents.flatMap(documentTies),
  );
  await load('actionPlans', 'action_plan', ['id'], facts.actionPlans.map(actionPlanRow));
  await load('principles', 'principle', ['id'], facts.principles.map(principleRow));
  await load(
    'agreementPrinciples',
    'agreement_principle',
    ['agreement_id', 'principle_id'],
    facts.principles.flatMap(({ id, agreementIds }) =>
      agreementIds.map((agreementId) => ({ agreement_id: agreementId, principle_id: id })),
    ),
  );
  const part = ['agreement_id', 'ordinal'];
  await load('matrixCells', 'matrix_cell', part, facts.matrices.flatMap(cellRows));
  await load('matrixBodies', 'matrix_body', part, facts.matrices.flatMap(bodyRows));
  await load('definitions', 'definition', ['id'], facts.definitions.map(definitionRow));
  await load('contradictions', 'contradiction', ['id'], facts.contradictions.map(contradictionRow));
  await load(
    'contradictionSubjects',
    'contradiction_subject',
    ['contradiction_id', 'ordinal'],
    facts.contradictions.flatMap(subjectRows),
  );
}

type Fact<Kind extends keyof RecordFacts> = RecordFacts[Kind][number];

function actionPlanRow(fact: Fact<'actionPlans'>): Row {
  return {
    id: fact.id,
    agreement_id: fact.agreementId,
    title: fact.title,
    start_year: fact.startYear,
    end_year: fact.endYear,
    agreement_period: fact.agreementPeriod,
    contents: fact.contents,
    body_id: fact.bodyId,
    document_id: fact.documentId,
    sources: fact.sources,
  };
}

function principleRow({ id, name, englishName, sources }: Fact<'principles'>, index: number): Row {
  return { id, ordinal: index + 1, name, english_name: englishName, sources };
}

function cellRows({ agreementId, cells }: Fact<'matrices'>): Row[] {
  return cells.map((cell, index) => ({ agreement_id: agreementId, ordinal: index + 1, ...cell }));
}

function bodyRows({ agreementId, bodies }: Fact<'matrices'>): Row[] {
  return bodies.map(({ name, bodyId, source }, index) => ({
    agreement_id: agreementId,
    ordinal: index + 1,
    name,
    body_id: bodyId,
    source,
  }));
}

function definitionRow(fact: Fact<'definitions'>, index: number): Row {
  const { id, kind, term, description, traits, year, note, sources } = fact;
  return {
    id,
    ordinal: index + 1,
    kind,
    term,
    english_term: fact.englishTerm,
    description,
    traits,
    adopted_by_id: fact.adoptedById,
    year,
    note,
    sources,
  };
}

function contradictionRow(fact: Fact<'contradictions'>, index: number): Row {
  const { id, severity, description, handling, sources } = fact;
  return { id, ordinal: index + 1, severity, description, handling, sources };
}

function subjectRows({ id, concerns }: Fact<'contradictions'>): Row[] {
  return concerns.map((subject, index) => ({
    contradiction_id: id,
    ordinal: index + 1,
    type: subject.type,
    subject_id: subject.id,
  }));
}
