import type { AdherenceRecord, CounterRecord } from '../records/live-records.js';
import type { DocumentFact } from '../seed/document-fact.js';
import type { AgreementFact, MilestoneFact } from '../seed/facts.js';
import type { RecordFacts } from '../seed/load-record.js';

export type { AdherenceRecord, CounterRecord };

/** An agreement as it is dumped; what is in quarantine stands among its values too. */
export interface CheckedAgreement extends Omit<AgreementFact, 'milestones'> {
  readonly milestones: readonly MilestoneFact[];
  readonly quarantined?: readonly { field: string; value: string; reason: string }[];
}

export type CheckedDocument = DocumentFact;
export type CheckedActionPlan = RecordFacts['actionPlans'][number];

/** An entry of the change log. */
export interface CheckedChange {
  readonly agreementId: string;
  readonly sequence: number;
}

/** An agreement that has no row of its own to count in. */
export interface Uncounted {
  readonly agreementId: string;
}

export const versionIdOf = (agreementId: string, number: number): string => `${agreementId}-v${number}`;

/** `UNDER_REVISION` → `under revision`. */
export const stateWords = (state: string): string => state.toLowerCase().replaceAll('_', ' ');
