import type { Finding } from './finding.js';
import { type DataRecord, nameOf, sourceLine } from './record.js';

/** What an invariant says of a record; region, id, name and source are taken from the record. */
export type FindingDetails = Pick<Finding, 'severity' | 'field' | 'what' | 'expected' | 'got'>;

export function findingOf(kind: string, record: object, details: FindingDetails): Finding {
  const { id, code, agreementId } = record as DataRecord;
  return {
    ...details,
    region: regionOfRecord(record),
    kind,
    id: String(id ?? code ?? agreementId ?? '(no id)'),
    name: nameOf(record),
    source: sourceLine(record),
  };
}

/** The code of the region that a record belongs to; "00" for what belongs to none. */
export function regionOfRecord(record: object): string {
  const { regionCode, id, code, agreementId } = record as DataRecord;
  if (typeof regionCode === 'string') return regionCode.slice(0, 2);
  const name = String(id ?? code ?? agreementId ?? '');
  return /^\d{2}/.test(name) ? name.slice(0, 2) : '00';
}
