import type { WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { AddSeatInput } from '../inputs/add-seat-input.js';
import { refuseSeat } from '../refusals/refuse-seat.js';
import { newSeat } from './new-seat.js';
import { editSeats, type SeatRows, type ShownSeat } from './seat-edit.js';

/** Adds a seat to a body, at the end of its list. */
export function addSeat(input: AddSeatInput, context: Context): Promise<WriteResult<ShownSeat, SeatRows>> {
  return editSeats({
    context,
    act: 'addSeat',
    input,
    named: { id: input.bodyId, field: 'bodyId' },
    check: ({ seat }) => refuseSeat(seat, 'seat'),
    seats: (seats, { seat }, source, { bodyId, isTaken }) => [
      ...seats,
      newSeat(bodyId, seat, source, isTaken),
    ],
    at: () => ['seat'],
  });
}
