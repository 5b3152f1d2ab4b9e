import type { DataRecord, RecordKind } from '@hub/common';
import { agreementFact } from '../seed/facts.js';
import { adherenceRecord, counterRecord } from './live-records.js';

type Row = Readonly<Record<string, unknown>>;

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
    schema: agreementFact,
    derived: [
      'title_key',
      'years',
      'first_year',
      'search_words',
      'search_folded',
      'searchable',
      'fact_hash',
      'current_version_id',
    ],
    parts: [
      {
        field: 'versions',
        table: 'agreement_version',
        parent: 'agreement_id',
        order: ['number'],
        derived: ['id', 'text_hash', 'predecessor_id'],
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
