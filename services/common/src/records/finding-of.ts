import type { Finding } from './finding.js';
import { type DataRecord, sourceLine } from './record.js';

/** What an invariant says of a record; region, id and source are taken from the record. */
export type FindingDetails = Pick<Finding, 'severity' | 'field' | 'what' | 'expected' | 'got'>;

export function findingOf(kind: string, record: object, details: FindingDetails): Finding {
  const { id, code, agreementId } = record as DataRecord;
  const name = String(id ?? code ?? agreementId ?? '(no id)');
  return {
    ...details,
    region: regionOfRecord(record),
    kind,
    id: name,
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
