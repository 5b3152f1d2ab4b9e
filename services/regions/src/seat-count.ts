import type { Sector } from '@hub/common';
import type { Body } from './entities/body.js';
import type { Seat } from './entities/seat.js';

/**
 * How many seats a body has, or a sector has in it.
 *
 * @returns null where the sources do not say.
 */
export function countSeats(
  { statedSeats }: Pick<Body, 'statedSeats'>,
  seats: readonly Pick<Seat, 'sector' | 'count'>[],
  sector: Sector | null | undefined,
): number | null {
  if (seats.length === 0) {
    return sector == null ? statedSeats : null;
  }
  return seats
    .filter((seat) => sector == null || seat.sector === sector)
    .reduce((total, { count }) => total + count, 0);
}
