import type { LoadReport } from '@hub/common';
import { z } from 'zod';
import { statementFact } from './facts.js';

export type ObservationsFact = z.infer<typeof observationsFact>;

/** What was found about one agreement outside the five documents. */
export const observationsFact = z.object({
  /** The agreement's id. */
  id: z.string(),
  milestones: z.array(z.unknown()),
  reportedFigures: z.array(z.unknown()),
  statements: z.array(statementFact),
});

interface Observed {
  readonly id: string;
  readonly milestones: unknown[];
  readonly reportedFigures: unknown[];
  readonly statements: z.infer<typeof statementFact>[];
}

/**
 * The agreements with what was found elsewhere after what the documents say. What is about none of them is added to the
 * report as refused.
 */
export function withObservations<Fact extends Observed>(
  agreements: readonly Fact[],
  observations: readonly ObservationsFact[],
  report: LoadReport,
): Fact[] {
  for (const { id } of observations) {
    if (agreements.some((agreement) => agreement.id === id)) continue;
    report.refused.push({
      kind: 'observations',
      id,
      field: 'id',
      value: id,
      reason: 'expected the id of an agreement',
    });
  }
  return agreements.map((agreement) => {
    const own = observations.filter(({ id }) => id === agreement.id);
    return {
      ...agreement,
      milestones: [...agreement.milestones, ...own.flatMap(({ milestones }) => milestones)],
      reportedFigures: [
        ...agreement.reportedFigures,
        ...own.flatMap(({ reportedFigures }) => reportedFigures),
      ],
      statements: [...agreement.statements, ...own.flatMap(({ statements }) => statements)],
    };
  });
}
