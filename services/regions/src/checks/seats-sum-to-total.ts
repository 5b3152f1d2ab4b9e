import { type Finding, findingOf } from '@hub/common';
import { standingSeats } from '../standing-seats.js';
import { type CheckedBody, sum } from './checked-records.js';

/** The seats of a body add up to the number that the source states. */
export function seatsSumToTotal(bodies: readonly CheckedBody[]): Finding[] {
  return bodies.flatMap((body) => {
    const { seats, statedSeats } = body;
    const standing = standingSeats(seats);
    const total = sum(standing.map(({ count }) => count));
    if (seats.length === 0 || statedSeats === null || total === statedSeats) return [];
    return findingOf('bodies', body, {
      severity: 'error',
      field: 'statedSeats',
      what: 'The seats (platser) do not add up to the number of seats that the body has.',
      expected: `${statedSeats} seats in all`,
      got: `${total}${withoutEnded(seats.filter((seat) => !standing.includes(seat)))}`,
    });
  });
}

/** Also a seat whose end is still to come is not counted beside those that last longer. */
function withoutEnded(seats: CheckedBody['seats']): string {
  if (seats.length === 0) return '';
  const ends = [...new Set(seats.map(({ validTo }) => validTo))].sort().join(', ');
  const count = sum(seats.map((seat) => seat.count));
  return ` without the ${count} that ${count === 1 ? 'ends' : 'end'} before the others (gäller till ${ends})`;
}
