import { type Finding, findingOf } from '@hub/common';
import type { CheckedBody } from './checked-records.js';

/** Women and men of a body have a seat each. */
export function seatsHoldWomenAndMen(bodies: readonly CheckedBody[]): Finding[] {
  return bodies.flatMap((body) => {
    const { women, men, statedSeats } = body;
    const members = (women ?? 0) + (men ?? 0);
    if (statedSeats === null || members <= statedSeats) return [];
    return findingOf('bodies', body, {
      severity: 'error',
      field: 'women',
      what: 'There are more women and men (kvinnor och män) than seats (platser).',
      expected: `at most ${statedSeats} together`,
      got: `${women ?? 0} women and ${men ?? 0} men`,
    });
  });
}
