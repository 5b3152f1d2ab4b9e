import type { Signatories } from './graph.js';
import type { Texts } from './texts.js';

/**
 * How many have signed, in words: unknown is not 0, and a figure that only a source states is marked as such. What is
 * registered here stands beside a stated figure, never added to it.
 */
export function countText({ value, basis, registered, reported }: Signatories, texts: Texts): string {
  if (value === null || basis === 'UNKNOWN') return texts.unknown;
  if (basis !== 'REPORTED') return String(value);
  const stated = texts.stated(reported?.approximate ? texts.about(value) : String(value));
  return registered > 0 ? `${stated}, ${texts.registered(registered)}` : stated;
}
