import type { DataRecord } from '@hub/common';
import type { AdherenceRecord, CounterRecord } from '../records/live-records.js';
import type { VersionTextRecord } from '../records/version-records.js';
import type { DocumentFact } from '../seed/document-fact.js';
import type { AgreementFact, FigureFact, MilestoneFact } from '../seed/facts.js';
import type { RecordFacts } from '../seed/record-facts.js';

export type { AdherenceRecord, CounterRecord };

/** An agreement as it is dumped; what is in quarantine stands among its values too. */
export interface CheckedAgreement extends Omit<AgreementFact, 'milestones' | 'reportedFigures'> {
  readonly milestones: readonly MilestoneFact[];
  readonly reportedFigures?: readonly FigureFact[];
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

/** The text of a version, by the version's id. */
export type CheckedText = VersionTextRecord;

/** The checksum that a version shows; null where it shows none. */
export interface CheckedHash {
  readonly versionId: string;
  readonly textHash: string | null;
}

/** The id of an organisation that was merged, and the one that it leads to. */
export interface CheckedMerge {
  readonly id: string;
  readonly survivorId: string;
}

/** An agreement that has no row of its own to count in. */
export interface Uncounted {
  readonly agreementId: string;
}

/** A decision about a version that the hub has had. */
export interface KnownDecision extends DataRecord {
  readonly id: string;
  /** Known from the facts that the hub ships with, rather than from a write or a load. */
  readonly shipped: boolean;
}

/** The years that an agreement is found by, as they stand beside its record. */
export interface CheckedYears {
  readonly agreementId: string;
  readonly years: readonly number[];
  /** The one that it is sorted by. */
  readonly firstYear: number | null;
}

/** The milestones that are not in quarantine. */
export const standingMilestones = (agreement: CheckedAgreement): readonly MilestoneFact[] =>
  standing(agreement, 'milestones', agreement.milestones);

/** The same of the reported figures. */
export const standingFigures = (agreement: CheckedAgreement): readonly FigureFact[] =>
  standing(agreement, 'reportedFigures', agreement.reportedFigures ?? []);

/** What is in quarantine stands last. */
function standing<Value>(
  { quarantined = [] }: CheckedAgreement,
  name: string,
  values: readonly Value[],
): readonly Value[] {
  const apart = quarantined.filter(({ field }) => field === name).length;
  return values.slice(0, values.length - apart);
}

export const versionIdOf = (agreementId: string, number: number): string => `${agreementId}-v${number}`;

/** `UNDER_REVISION` → `under revision`. */
export const stateWords = (state: string): string => state.toLowerCase().replaceAll('_', ' ');
