import type { Source } from '@hub/common';
import { isExternal } from '@hub/schema/source-documents';
import type { StandingFigure } from './entities/signatory-counter.js';

type Reported = Omit<StandingFigure, 'source'> & { readonly source: Source };

/** The figure that stands: the one with the latest date; among equals the last one. Never one from outside the documents. */
export function standingFigure(figures: readonly Reported[]): StandingFigure | null {
  const latest = figures
    .filter(({ source }) => !isExternal(source))
    .reduce<Reported | undefined>(
      (best, figure) => (best && (best.asOf ?? '') > (figure.asOf ?? '') ? best : figure),
      undefined,
    );
  if (!latest) return null;
  const { value, approximate, asOf, label, source } = latest;
  const { document = null, place = null, url = null, recordedAt } = source;
  return {
    value,
    approximate,
    asOf,
    label: label ?? null,
    source: { document, place, url, ...(recordedAt && { recordedAt: new Date(recordedAt).toISOString() }) },
  };
}
