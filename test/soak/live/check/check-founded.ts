import type { Founded, Register } from '../model.js';

/**
 * Each agreement that was made is there, with one change for each of its figures, and shows the last; and no other is.
 *
 * @returns every fault, in words.
 */
export function checkFounded(founded: readonly Founded[], { made, counters }: Register): string[] {
  const faults: string[] = [];
  const known = new Set(founded.map(({ agreementId }) => agreementId));
  for (const { agreementId, figures } of founded) {
    const counter = counters.find((each) => each.agreementId === agreementId);
    const expected = `${figures.length} changes and ${figures.at(-1)}`;
    const found = counter ? `${counter.sequence} changes and ${counter.value}` : 'no counter';
    if (found !== expected)
      faults.push(`${agreementId}: expected ${expected} as was answered, found ${found}`);
  }
  for (const { agreementId } of made) {
    if (!known.has(agreementId)) faults.push(`${agreementId}: there, but its making was never answered`);
  }
  return faults;
}
