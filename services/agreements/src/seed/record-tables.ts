import { type IsLoaded, partLoaded } from '@hub/common';
import { documentRow, documentTies } from './document-rows.js';
import type { RecordFacts } from './record-facts.js';
import type { Row } from './row.js';

/** A table that holds records of one kind, or what belongs to them. */
export interface RecordTable {
  /** The rows' name in a report. */
  readonly report: string;
  readonly table: string;
  /** The columns of its key. */
  readonly key: readonly string[];
  readonly kind: keyof RecordFacts;
  /** Under which kind, and which id of a row (in SQL), it is remembered that a file has said what the rows are. */
  readonly loaded: { readonly kind: string; readonly id: string };
  /** Whether its rows have places in one list of all. */
  readonly listed: boolean;
  /**
   * The rows of all facts but those that are left out, which keep their places.
   *
   * @param placeOf the place of a record in the list of all; default: that of its fact.
   */
  rowsOf(facts: Partial<RecordFacts>, leftOut: IsLoaded, placeOf?: (id: string) => number): Row[];
}

/** The tables in the order they are to be loaded in. */
export const RECORD_TABLES: readonly RecordTable[] = [
  table('documents', { name: 'document', rows: (fact) => [documentRow(fact)] }),
  table('documents', {
    name: 'document_agreement',
    report: 'documentAgreements',
    record: 'document_id',
    tied: true,
    key: ['document_id', 'agreement_id'],
    rows: documentTies,
  }),
  table('actionPlans', { name: 'action_plan', rows: (fact) => [actionPlanRow(fact)] }),
  table('principles', {
    name: 'principle',
    listed: true,
    rows: ({ id, name, englishName, setName, sources }, ordinal) => [
      { id, ordinal, name, english_name: englishName, set_name: setName, sources },
    ],
  }),
  table('principles', {
    name: 'agreement_principle',
    report: 'agreementPrinciples',
    record: 'principle_id',
    tied: true,
    key: ['agreement_id', 'principle_id'],
    rows: ({ id, agreementIds }) =>
      agreementIds.map((agreementId) => ({ agreement_id: agreementId, principle_id: id })),
  }),
  table('participationMatrices', {
    name: 'matrix_cell',
    report: 'matrixCells',
    record: 'agreement_id',
    key: ['agreement_id', 'ordinal'],
    rows: ({ agreementId, cells }) =>
      cells.map(({ printedStage, ...cell }, index) => ({
        agreement_id: agreementId,
        ordinal: index + 1,
        ...cell,
        printed_stage: printedStage,
      })),
  }),
  table('participationMatrices', {
    name: 'matrix_body',
    report: 'matrixBodies',
    record: 'agreement_id',
    key: ['agreement_id', 'ordinal'],
    rows: matrixBodyRows,
  }),
  table('definitions', {
    name: 'definition',
    listed: true,
    rows: (fact, ordinal) => [definitionRow(fact, ordinal)],
  }),
  table('contradictions', {
    name: 'contradiction',
    rows: ({ id, severity, description, handling, sources }) => [
      { id, ordinal: numberIn(id), severity, description, handling, sources },
    ],
  }),
  table('contradictions', {
    name: 'contradiction_subject',
    report: 'contradictionSubjects',
    record: 'contradiction_id',
    key: ['contradiction_id', 'ordinal'],
    rows: subjectRows,
  }),
];

type Fact<Kind extends keyof RecordFacts> = RecordFacts[Kind][number];

function table<Kind extends keyof RecordFacts>(
  kind: Kind,
  options: {
    readonly name: string;
    readonly report?: string;
    /** The column that names the record; default `id`. */
    readonly record?: string;
    /** Whether the rows tie the record to agreements: each region says which of its own; default false. */
    readonly tied?: boolean;
    readonly key?: readonly string[];
    readonly listed?: boolean;
    readonly rows: (fact: Fact<Kind>, ordinal: number) => Row[];
  },
): RecordTable {
  const { name, report = kind, record = 'id', key = ['id'], listed = false, tied = false, rows } = options;
  const tieOf = (region: string, id: string) => partLoaded(kind, 'agreementIds', region, id);
  return {
    report,
    table: name,
    key,
    kind,
    loaded: tied
      ? { kind: tieOf('', '').kind, id: `left(agreement_id, 2) || ' ' || ${record}` }
      : { kind, id: record },
    listed,
    rowsOf(facts, leftOut, placeOf) {
      const all: readonly Fact<Kind>[] = facts[kind] ?? [];
      return all.flatMap((fact, index) => {
        if (!tied && leftOut(kind, fact)) return [];
        const own = rows(fact, 'id' in fact && placeOf ? placeOf(fact.id) : index + 1);
        if (!tied) return own;
        return own.filter((row) => {
          const tie = tieOf(String(row.agreement_id).slice(0, 2), String(row[record]));
          return !leftOut(tie.kind, tie);
        });
      });
    },
  };
}

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

function matrixBodyRows({ agreementId, bodies }: Fact<'participationMatrices'>): Row[] {
  return bodies.map(({ name, bodyId, source }, index) => ({
    agreement_id: agreementId,
    ordinal: index + 1,
    name,
    body_id: bodyId,
    source,
  }));
}

function definitionRow(fact: Fact<'definitions'>, ordinal: number): Row {
  const { id, kind, term, wording, description, traits, year, note, sources } = fact;
  return {
    id,
    ordinal,
    kind,
    term,
    english_term: fact.englishTerm,
    wording,
    description,
    traits,
    adopted_by_id: fact.adoptedById,
    year,
    note,
    sources,
  };
}

/** The number that an id has, which orders contradictions alike in all hubs; those without one come last. */
function numberIn(id: string): number {
  return Math.min(Number(/\d+/.exec(id)?.[0] ?? LARGEST), LARGEST);
}

/** The largest that a column takes. */
const LARGEST = 2_147_483_647;

function subjectRows({ id, concerns }: Fact<'contradictions'>): Row[] {
  return concerns.map((subject, index) => ({
    contradiction_id: id,
    ordinal: index + 1,
    type: subject.type,
    subject_id: subject.id,
  }));
}
