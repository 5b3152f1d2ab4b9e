import { type Refusal, refuse, type WriteResult, withSource } from '@hub/common';
import type { Context } from '../context.js';
import type { EndSeatInput } from '../inputs/end-seat-input.js';
import { isPossibleDate, refuseDate } from '../refusals/refuse-date.js';
import { refuseSeat } from '../refusals/refuse-seat.js';
import { newSeat } from './new-seat.js';
import { editSeats, replaceSeat, type SeatRows, type ShownSeat } from './seat-edit.js';

/** Ends a seat, which stays in the record; whoever takes it over stands at its place in the list. */
export function endSeat(input: EndSeatInput, context: Context): Promise<WriteResult<ShownSeat, SeatRows>> {
  return editSeats({
    context,
    act: 'endSeat',
    input,
    named: { id: input.seatId, field: 'seatId' },
    nullIsLeftOut: ['successor'],
    check: ({ validTo, successor }) => [
      ...refuseDate(validTo, { what: 'date until which it was held', field: ['validTo'] }),
      ...(successor ? [...refuseSeat(successor, 'successor'), ...refuseTurn(successor, validTo)] : []),
    ],
    seats: (seats, { validTo, successor }, source, { bodyId, isTaken }) =>
      replaceSeat([...seats], input.seatId, (seat) => ({
        ...seat,
        validTo,
        sources: withSource(seat.sources, source),
      })).flatMap((seat) =>
        seat.id === input.seatId && successor ? [seat, newSeat(bodyId, successor, source, isTaken)] : [seat],
      ),
    adds: ({ successor }) => successor !== null && successor !== undefined,
    refuse: (seats) =>
      seats
        .filter(({ id, validTo }) => id === input.seatId && validTo !== null)
        .map(({ validTo }) =>
          refuse(
            'INVALID_TRANSITION',
            `The seat has an end already, ${validTo}. Change the seat where that is wrong.`,
            'seatId',
          ),
        ),
    at: (seatId) => (seatId === input.seatId ? [] : ['successor']),
  });
}

/** A seat is one after the other's: a successor that has it, or leaves it, before it is free is a slip of the pen. */
function refuseTurn(
  { validFrom, validTo }: NonNullable<EndSeatInput['successor']>,
  ended: string,
): Refusal[] {
  const no = (message: string, field: string) => refuse('INVALID_INPUT', message, 'successor', field);
  return [
    ...(isBefore(validFrom, ended)
      ? [no(`Who takes the seat over has it before it is free: it is held until ${ended}.`, 'validFrom')]
      : []),
    ...(isBefore(validTo, ended)
      ? [no('Who takes the seat over gives it up before it is free.', 'validTo')]
      : []),
  ];
}

/** Whether a date is before another, as far as both are known; what is no date is refused as such. */
function isBefore(date: string | null | undefined, other: string): boolean {
  if (date === null || date === undefined) return false;
  if (!isPossibleDate(date) || !isPossibleDate(other)) return false;
  return date.slice(0, other.length) < other.slice(0, date.length);
}
