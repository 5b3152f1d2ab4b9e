import type { DataRecord, RecordKind, RecordPart } from '@hub/common';
import { actionPlanFact, contradictionFact, definitionFact } from '../seed/record-facts.js';
import { agreementRecord, documentRecord, matrixRecord, principleRecord } from './file-schemas.js';
import { adherenceRecord, counterRecord } from './live-records.js';
import { misprintedValues } from './misprinted-values.js';
import { decisionRecord, versionTextRecord } from './version-records.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Kinds whose ids do not begin with a region's code. A document is its region's where it has one; all else is of all of
 * Sweden ("00"). Files of regions that a record is tied to hold it too.
 */
export const SHARED = ['documents', 'principles', 'contradictions'] as const;

/** A record's agreements; in a region's file those of the region. */
const agreementIds = (table: string, parent: string): RecordPart => ({
  field: 'agreementIds',
  table,
  parent,
  order: ['agreement_id'],
  regionIn: 'agreement_id',
  valuesOf: 'agreement_id',
  replaced: true,
});

const numbered = (field: string, table: string, parent: string): RecordPart => ({
  field,
  table,
  parent,
  order: ['ordinal'],
  derived: ['ordinal'],
  replaced: true,
});

/** What the register of agreements holds, in the order it is loaded: the facts, then what became of them in the hub. */
export const KINDS: readonly RecordKind[] = [
  {
    section: 'agreements',
    kind: 'agreements',
    table: 'agreement',
    key: 'id',
    regionIn: 'region_code',
    order: ['id'],
    dated: true,
    schema: agreementRecord,
    misprints: misprintedValues,
    derived: [
      'title_key',
      'years',
      'first_year',
      'search_words',
      'search_folded',
      'searchable',
      'fact_hash',
      'revision',
      'current_version_id',
    ],
    parts: [
      {
        field: 'versions',
        table: 'agreement_version',
        parent: 'agreement_id',
        order: ['number'],
        derived: ['id', 'text_hash', 'predecessor_id', 'revision'],
        finish: (record, row) => ({ ...record, predecessor: numberOf(row.predecessor_id) }),
      },
      {
        field: 'milestones',
        table: 'milestone',
        parent: 'agreement_id',
        order: ['ordinal'],
        derived: ['ordinal', 'version_id'],
        finish: (record, row) => ({ ...record, version: numberOf(row.version_id) }),
      },
      {
        field: 'parties',
        table: 'party',
        parent: 'agreement_id',
        order: ['ordinal'],
        derived: ['ordinal'],
      },
      {
        field: 'reportedFigures',
        table: 'reported_figure',
        parent: 'agreement_id',
        order: ['ordinal'],
        derived: ['ordinal'],
      },
      {
        field: 'statements',
        identified: true,
        table: 'agreement_statement',
        parent: 'agreement_id',
        order: ['ordinal'],
        derived: ['ordinal'],
      },
      {
        field: 'quarantined',
        table: 'quarantine',
        parent: 'id',
        order: ['field', 'value'],
        derived: ['kind'],
      },
    ],
    finish: asFact,
  },
  {
    section: 'agreements',
    kind: 'versionTexts',
    table: 'version_text',
    key: 'id',
    regionIn: 'id',
    order: ['id'],
    schema: versionTextRecord,
  },
  {
    section: 'agreements',
    kind: 'decisions',
    table: 'decision',
    key: 'id',
    regionIn: 'id',
    order: ['id'],
    schema: decisionRecord,
  },
  {
    section: 'agreements',
    kind: 'documents',
    table: 'document',
    key: 'id',
    regionIn: 'region_code',
    tiedBy: { table: 'document_agreement', parent: 'document_id', regionIn: 'agreement_id' },
    order: ['id'],
    schema: documentRecord,
    derived: ['title_key', 'date_from', 'date_to', 'search_words', 'search_folded', 'searchable'],
    parts: [agreementIds('document_agreement', 'document_id')],
  },
  {
    section: 'agreements',
    kind: 'actionPlans',
    table: 'action_plan',
    key: 'id',
    regionIn: 'id',
    order: ['id'],
    schema: actionPlanFact,
  },
  {
    section: 'agreements',
    kind: 'principles',
    table: 'principle',
    key: 'id',
    tiedBy: { table: 'agreement_principle', parent: 'principle_id', regionIn: 'agreement_id' },
    order: ['ordinal', 'id'],
    schema: principleRecord,
    derived: ['ordinal'],
    parts: [agreementIds('agreement_principle', 'principle_id')],
  },
  {
    section: 'agreements',
    kind: 'participationMatrices',
    table: 'participation_matrix',
    key: 'agreement_id',
    regionIn: 'agreement_id',
    order: ['agreement_id'],
    schema: matrixRecord,
    parts: [
      { ...numbered('cells', 'matrix_cell', 'agreement_id'), keyed: ['level', 'stage'] },
      numbered('bodies', 'matrix_body', 'agreement_id'),
    ],
  },
  {
    section: 'agreements',
    kind: 'definitions',
    table: 'definition',
    key: 'id',
    order: ['ordinal', 'id'],
    schema: definitionFact,
    derived: ['ordinal'],
  },
  {
    section: 'agreements',
    kind: 'contradictions',
    table: 'contradiction',
    key: 'id',
    tiedBy: { table: 'contradiction_subject', parent: 'contradiction_id', regionIn: 'subject_id' },
    order: ['ordinal', 'id'],
    schema: contradictionFact,
    derived: ['ordinal'],
    parts: [
      {
        ...numbered('concerns', 'contradiction_subject', 'contradiction_id'),
        keyed: ['type', 'id'],
        renamed: { subject_id: 'id' },
      },
    ],
  },
  {
    section: 'agreements',
    kind: 'adherences',
    table: 'adherence',
    key: 'id',
    regionIn: 'agreement_id',
    order: ['agreement_id', 'signed_at', 'id'],
    schema: adherenceRecord,
  },
  {
    section: 'agreements',
    kind: 'counters',
    table: 'signatory_counter',
    key: 'agreement_id',
    regionIn: 'agreement_id',
    order: ['agreement_id'],
    schema: counterRecord,
    derived: ['reported', 'value'],
    moving: ['sequence', 'changedAt'],
  },
];

/** The number in the id of a version. */
function numberOf(versionId: unknown): number | null {
  const [, number] = /-v(\d+)$/.exec(String(versionId)) ?? [];
  return number === undefined ? null : Number(number);
}

/** A national agreement has no region; what is in quarantine stands where the source has it, and goes there again. */
function asFact(record: DataRecord, row: Row): DataRecord {
  const { quarantined: _listed, ...rest } = record;
  const quarantined = (record.quarantined ?? []) as { field: string; value: string }[];
  const withPrinted = (field: string) => [
    ...(record[field] as unknown[]),
    ...quarantined.filter((each) => each.field === field).map(({ value }) => readPrinted(value)),
  ];
  return {
    ...rest,
    ...(quarantined.length > 0 && { quarantined }),
    regionCode: row.level === 'NATIONAL' ? null : row.region_code,
    currentVersion: numberOf(row.current_version_id),
    milestones: withPrinted('milestones'),
    reportedFigures: withPrinted('reportedFigures'),
  };
}

function readPrinted(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return printed;
  }
}
