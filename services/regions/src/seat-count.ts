import type { Sector } from '@hub/common';
import type { Body } from './entities/body.js';
import type { Seat } from './entities/seat.js';
import { standingSeats } from './standing-seats.js';

/**
 * How many seats a body has, or a sector has in it; those that were given up do not count.
 *
 * @returns null where the sources do not say.
 */
export function countSeats(
  { statedSeats }: Pick<Body, 'statedSeats'>,
  seats: readonly Pick<Seat, 'sector' | 'count' | 'printedTo'>[],
  sector: Sector | null | undefined,
): number | null {
  if (seats.length === 0) {
    return sector == null ? statedSeats : null;
  }
  return standingSeats(seats.map((seat) => ({ ...seat, validTo: seat.printedTo })))
    .filter((seat) => sector == null || seat.sector === sector)
    .reduce((total, { count }) => total + count, 0);
}
