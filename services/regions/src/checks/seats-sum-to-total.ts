import { type Finding, findingOf } from '@hub/common';
import { standingSeats } from '../standing-seats.js';
import { type CheckedBody, sum } from './checked-records.js';

/** The seats of a body add up to the number that the source states. */
export function seatsSumToTotal(bodies: readonly CheckedBody[]): Finding[] {
  return bodies.flatMap((body) => {
    const { seats, statedSeats } = body;
    const total = sum(standingSeats(seats).map(({ count }) => count));
    if (seats.length === 0 || statedSeats === null || total === statedSeats) return [];
    return findingOf('bodies', body, {
      severity: 'error',
      field: 'statedSeats',
      what: 'The seats (platser) do not add up to the number of seats that the body has.',
      expected: `${statedSeats} seats in all`,
      got: `${total}`,
    });
  });
}
