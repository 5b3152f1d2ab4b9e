import type { FieldChange } from './compare-records.js';
import type { Finding, FindingCounts } from './finding.js';

/** What a load does, or would do, to one record. */
export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  readonly change: 'added' | 'changed';
  /** What differs in a record that is changed. */
  readonly fields: readonly FieldChange[];
}

/** What the hub kept as it is, though the file says something else. */
export interface KeptRecord {
  readonly kind: string;
  readonly id: string;
  readonly why: string;
}

/** What a load put right beside what its file says, such as a signature under the id of a merged organisation. */
export interface MendedRecord {
  readonly kind: string;
  readonly id: string;
  /** What was the matter, and what became of it, in words. */
  readonly what: string;
}

export interface LoadOutcome {
  readonly changes: readonly RecordChange[];
  readonly unchanged: number;
  readonly kept: readonly KeptRecord[];
  readonly mended: readonly MendedRecord[];
  /** Errors that the load would bring into the database: it must not be committed then. */
  readonly errors: readonly Finding[];
  /** Warnings that the load would bring: somebody should look. */
  readonly warnings: readonly Finding[];
  /** Notices that the load would bring. */
  readonly notices: readonly Finding[];
  /** What would be found in the whole database afterwards, also what was wrong before. */
  readonly found: FindingCounts;
}
