import type { DataRecord, RecordKind } from '@hub/common';
import { organisationFact } from '../seed/facts.js';

/** What the register of organisations holds. */
export const KINDS: readonly RecordKind[] = [
  {
    section: 'organisations',
    kind: 'organisations',
    table: 'organisation',
    key: 'id',
    regionIn: 'region_code',
    order: ['id'],
    dated: true,
    schema: organisationFact,
    derived: ['sort_key', 'search_text', 'search_folded', 'searchable'],
    parts: [
      {
        field: 'quarantined',
        table: 'quarantine',
        parent: 'id',
        order: ['field', 'value'],
        derived: ['kind', 'source'],
        replaced: true,
      },
    ],
    finish: withPrintedNumber,
  },
];

/** A number in quarantine stands in the file as the source prints it; loading it puts it there again. */
function withPrintedNumber(record: DataRecord): DataRecord {
  const quarantined = (record.quarantined ?? []) as { field: string; value: string }[];
  const printed = quarantined.find(({ field }) => field === 'organisationNumber');
  const { quarantined: _none, ...rest } = record;
  return quarantined.length === 0
    ? rest
    : { ...record, organisationNumber: record.organisationNumber ?? printed?.value ?? null };
}
