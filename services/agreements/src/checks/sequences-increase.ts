import { type Finding, findingOf } from '@hub/common';
import type { CheckedChange, CounterRecord } from './checked-records.js';

/** In the change log each entry of an agreement has a higher number than the one before, up to the counter's. */
export function sequencesIncrease(
  counters: readonly CounterRecord[],
  changes: readonly CheckedChange[],
): Finding[] {
  const last = new Map<string, number>();
  const unordered = changes.flatMap((change) => {
    const before = last.get(change.agreementId) ?? 0;
    last.set(change.agreementId, Math.max(before, change.sequence));
    if (change.sequence > before) return [];
    return findingOf('counters', change, {
      severity: 'error',
      field: 'sequence',
      what: 'The numbers of the changes (löpnummer) do not increase: those who watch would miss one or see one twice.',
      expected: `a number above ${before}`,
      got: `${change.sequence}`,
    });
  });
  const behind = counters.flatMap((counter) => {
    const logged = last.get(counter.agreementId) ?? 0;
    if (logged <= counter.sequence) return [];
    return findingOf('counters', counter, {
      severity: 'error',
      field: 'sequence',
      what: 'The counter is behind the change log: its next change would have a number that is taken.',
      expected: `${logged} or more`,
      got: `${counter.sequence}`,
    });
  });
  return [...unordered, ...behind];
}
