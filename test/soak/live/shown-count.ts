import type { SignatoriesAfterChange } from '@hub/schema/events';
import type { ShownCount } from './model.js';

type Figure = NonNullable<SignatoriesAfterChange['reported']>;

/** What a dashboard has to show of a count. */
export function shownCount(count: SignatoriesAfterChange): ShownCount {
  // A signing does not say that somebody has signed.
  const { registered, registerComplete, signedHere = true, reported } = count;
  const rest = { registered, registerComplete, reported: reported && textOfFigure(reported) };
  if (reported !== null && !registerComplete) return { ...rest, value: reported.value, basis: 'REPORTED' };
  if (registerComplete || signedHere) return { ...rest, value: registered, basis: 'REGISTERED' };
  return { ...rest, value: null, basis: 'UNKNOWN' };
}

/** A figure, to be compared. */
export const textOfFigure = ({
  value,
  approximate,
  asOf,
  label = null,
}: Pick<Figure, 'value' | 'approximate' | 'asOf' | 'label'>): string =>
  JSON.stringify({ value, approximate, asOf, label });
