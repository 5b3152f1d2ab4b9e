import type { ReportMask } from './report-mask.js';

/**
 * How bad it is. error: it can't be so, and a load that brings it is refused. warning: it may be wrong, somebody should
 * look. notice: known and kept as it is.
 */
export type Severity = 'error' | 'warning' | 'notice';

/** One thing that a check found, in words for whoever is responsible for the data. */
export interface Finding {
  readonly severity: Severity;
  /** The code of the region whose record it is; "00" for national ones. */
  readonly region: string;
  /** The kind of record as the files of a region name it, such as `bodies`. */
  readonly kind: string;
  readonly id: string;
  /** What people call the record; null where it has no name. */
  readonly name: string | null;
  /** The field of the record, entries of a list counted from 1; empty where it is the whole record. */
  readonly field: string;
  /** What is the matter, with the Swedish term where there is one. Never of the moment: a finding is known by it. */
  readonly what: string;
  /** What would be right, as far as can be said. */
  readonly expected: string;
  /** What came, of the record itself. Never of the moment, either. */
  readonly got: string;
  /** Where the record's values come from, in one line; null where the record has no source. */
  readonly source: string | null;
}

/** A finding as it may be shown, whatever field of the record it quotes. */
export function maskedFinding(finding: Finding, mask: ReportMask): Finding {
  const texts = Object.entries(finding).map(([name, text]: [string, string | null]) => [
    name,
    text === null ? null : mask(text),
  ]);
  return Object.fromEntries(texts) as Finding;
}

/** How many findings of each severity. */
export type FindingCounts = Readonly<Record<Severity, number>>;

export const ofSeverity = (severity: Severity, findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.severity === severity);

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const count = (severity: Severity) => ofSeverity(severity, findings).length;
  return { error: count('error'), warning: count('warning'), notice: count('notice') };
}

/** 0: nothing above notices; 1: warnings; 2: errors. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  const { error, warning } = countFindings(findings);
  if (error > 0) return 2;
  return warning > 0 ? 1 : 0;
}

/**
 * The findings that were not there before: what a change brought. A finding is known by the check that made it (`what`), the
 * record, the field and what came. What is expected is advice: it may tell the time, or what other records say by now. So is
 * the place in a list: who takes out the first seat has not brought what is wrong with the second. As often as it was there
 * it is known.
 */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Map<string, number>();
  for (const finding of before) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

/** The counts of several databases together. */
export const sumOfCounts = (counts: readonly FindingCounts[]): FindingCounts => ({
  error: sum(counts, 'error'),
  warning: sum(counts, 'warning'),
  notice: sum(counts, 'notice'),
});

const sum = (counts: readonly FindingCounts[], severity: Severity): number =>
  counts.reduce((total, each) => total + each[severity], 0);

const keyOf = ({ severity, kind, id, field, what, got }: Finding): string =>
  JSON.stringify([severity, kind, id, field.replace(PLACE, '.*'), what, got]);

/** The place of an entry in a list, within the path of a field: `seats.2.validFrom`. */
const PLACE = /\.\d+(?=\.|$)/g;
