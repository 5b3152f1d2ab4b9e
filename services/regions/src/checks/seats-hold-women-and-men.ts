import { type Finding, findingOf } from '@hub/common';
import type { CheckedBody } from './checked-records.js';

/** Women and men of a body have a seat each. */
export function seatsHoldWomenAndMen(bodies: readonly CheckedBody[]): Finding[] {
  return bodies.flatMap((body) => {
    const { women, men, seats } = body;
    const known = seats.length === 0 ? null : seats.reduce((sum, { count }) => sum + count, 0);
    const places = body.statedSeats ?? known;
    const members = (women ?? 0) + (men ?? 0);
    if (places === null || members <= places) return [];
    return findingOf('bodies', body, {
      severity: 'error',
      field: 'women',
      what: 'There are more women and men (kvinnor och män) than seats (platser).',
      expected: `at most ${places} together`,
      got: `${women ?? 0} women and ${men ?? 0} men`,
    });
  });
}
