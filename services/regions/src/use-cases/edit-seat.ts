import { type WriteResult, withSource } from '@hub/common';
import type { Context } from '../context.js';
import type { EditSeatInput } from '../inputs/edit-seat-input.js';
import { refuseEmptied } from '../refusals/refuse-emptied.js';
import { refuseSeat } from '../refusals/refuse-seat.js';
import { given, givenList } from './given.js';
import { editSeats, replaceSeat, type SeatRows, type ShownSeat } from './seat-edit.js';

/** Changes a seat; its id stays, also where another organisation holds it now. */
export function editSeat(input: EditSeatInput, context: Context): Promise<WriteResult<ShownSeat, SeatRows>> {
  return editSeats({
    context,
    act: 'editSeat',
    input,
    named: { id: input.seatId, field: 'seatId' },
    check: (edit) => [...refuseEmptied(edit, 'side', 'count'), ...refuseSeat(edit)],
    seats: (seats, edit, source) =>
      replaceSeat([...seats], input.seatId, (seat) => ({
        ...seat,
        side: edit.side ?? seat.side,
        sector: given(edit.sector, seat.sector),
        count: edit.count ?? seat.count,
        organisationId: given(edit.organisationId, seat.organisationId),
        functions: givenList(edit.functions, seat.functions),
        validFrom: given(edit.validFrom, seat.validFrom),
        validTo: given(edit.validTo, seat.validTo),
        sources: withSource(seat.sources, source),
      })),
    adds: () => false,
    at: (seatId) => (seatId === input.seatId ? [] : undefined),
  });
}
