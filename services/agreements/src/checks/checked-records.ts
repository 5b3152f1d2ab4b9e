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
export type CheckedMatrix = RecordFacts['participationMatrices'][number];

/** An entry of the change log. */
export interface CheckedChange {
  readonly agreementId: string;
  readonly sequence: number;
}

/** An agreement that has no row of its own to count in. */
export interface Uncounted {
  readonly agreementId: string;
}

/** The years that an agreement is found by, as they stand beside its record. */
export interface CheckedYears {
  readonly agreementId: string;
  readonly years: readonly number[];
}

/** The milestones that are not in quarantine. */
export function standingMilestones({
  milestones,
  quarantined = [],
}: CheckedAgreement): readonly MilestoneFact[] {
  const apart = quarantined.filter(({ field }) => field === 'milestones').length;
  return milestones.slice(0, milestones.length - apart);
}

export const versionIdOf = (agreementId: string, number: number): string => `${agreementId}-v${number}`;

/** `UNDER_REVISION` → `under revision`. */
export const stateWords = (state: string): string => state.toLowerCase().replaceAll('_', ' ');
