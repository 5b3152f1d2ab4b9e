import { type RecordedSource, type Refusal, refuse, type SourceInput, type WriteResult } from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { Seat } from '../entities/seat.js';
import { MOST_SEATS } from '../refusals/refuse-body.js';
import { refuseNumber } from '../refusals/refuse-number.js';
import { MOST_ENTRIES } from '../refusals/refuse-seat.js';
import { findIdsFrom } from '../repositories/named-record-repository.js';
import { findSeatsById } from '../repositories/seat-repository.js';
import type { BodyFact } from '../seed/load-named.js';
import { type BodyRows, bodyRows } from './body-rows.js';
import type { Given } from './create-record.js';
import { editRecord } from './edit-record.js';
import { given } from './given.js';
import { type SeatFact, seatIdsFrom } from './new-seat.js';

/** What the inputs of all writes to seats have. */
interface SeatWrite {
  readonly revision: number;
  readonly statedSeats?: number | null;
  readonly source?: SourceInput | null;
  readonly idempotencyKey: string;
}

/** Names a seat, and its body, for the answer. */
export interface ShownSeat {
  readonly bodyId: string;
  /** Null where a new one was refused. */
  readonly seatId: string | null;
}

/** The rows of both. */
export interface SeatRows extends BodyRows {
  readonly seat: Seat | null;
}

export interface SeatEdit<Input extends SeatWrite> {
  readonly context: Context;
  readonly act: Act;
  readonly input: Input;
  /** What the input names: a seat, or the body of a new one. */
  readonly named: { readonly id: string; readonly field: 'seatId' | 'bodyId' };
  /** Fields, beside the source, in which null says no more than leaving them out; default none. */
  readonly nullIsLeftOut?: readonly string[];
  readonly check: (input: Given<Input>) => readonly Refusal[];
  /** All seats of the body as they are to be. */
  readonly seats: (
    seats: readonly SeatFact[],
    input: Given<Input>,
    source: RecordedSource,
    made: { readonly bodyId: string; readonly isTaken: (id: string) => boolean },
  ) => readonly SeatFact[];
  /** Whether a seat is added; default yes. */
  readonly adds?: (input: Given<Input>) => boolean;
  /** What speaks against it as the seats stand; default nothing. */
  readonly refuse?: (seats: readonly SeatFact[]) => readonly Refusal[];
  /** Where the input has a field of a seat that is written; undefined for other seats' fields. */
  readonly at: (seatId: string) => readonly string[] | undefined;
}

/**
 * Changes the seats of a body: a body and its seats are one record, with one revision and one history. The body's total
 * may be given in the same write, since the seats add up to it.
 */
export function editSeats<Input extends SeatWrite>(
  options: SeatEdit<Input>,
): Promise<WriteResult<ShownSeat, SeatRows>> {
  const { context, act, input, named, check, seats, at, adds = () => true } = options;
  const seatId = named.field === 'seatId' ? named.id : null;
  return editRecord<'bodies', Input, ShownSeat, SeatRows, ReadonlySet<string>>({
    context,
    act,
    kind: 'bodies',
    what: 'body',
    input,
    named: { ...named, what: seatId === null ? 'body' : 'seat' },
    ...(seatId !== null && { locate: bodyOf }),
    ...(options.nullIsLeftOut && { nullIsLeftOut: options.nullIsLeftOut }),
    check: (edit) => [
      ...refuseNumber(edit.statedSeats, {
        what: 'number of seats',
        field: ['statedSeats'],
        from: 0,
        to: MOST_SEATS,
      }),
      ...check(edit),
    ],
    beside: (tx, { id }) => findIdsFrom(tx, 'seat', seatIdsFrom(id)),
    edit: (body, edit, source, taken) => ({
      ...body,
      statedSeats: given<number | null>(edit.statedSeats, body.statedSeats),
      seats: [...seats(body.seats, edit, source, { bodyId: body.id, isTaken: (id) => taken.has(id) })],
    }),
    refuse: ({ seats: there }, edit) => [
      ...(options.refuse?.(there) ?? []),
      ...(there.length >= MOST_ENTRIES && adds(edit)
        ? [
            refuse(
              'INVALID_INPUT',
              `The body has ${MOST_ENTRIES} entries of seats, and can’t have more.`,
              named.field,
            ),
          ]
        : []),
    ],
    fieldOf([field = '', index = '', ...rest], { seats: after }) {
      const seat = field === 'seats' ? after[Number(index)] : undefined;
      const place = seat && at(seat.id);
      if (place !== undefined) return [...place, ...rest];
      // More women and men than seats: it is the total that is given here.
      return ['statedSeats'];
    },
    shown: (before, after) => ({
      bodyId: before.id,
      seatId: seatId ?? after.seats.find(({ id }) => before.seats.every((old) => old.id !== id))?.id ?? null,
    }),
    rows: seatRows,
  });
}

async function bodyOf(tx: EntityManager, seatId: string): Promise<string | undefined> {
  const [seat] = await findSeatsById(tx, [seatId]);
  return seat?.bodyId;
}

async function seatRows(tx: EntityManager, { bodyId, seatId }: ShownSeat): Promise<SeatRows> {
  const [seat] = seatId === null ? [] : await findSeatsById(tx, [seatId]);
  return { ...(await bodyRows(tx, bodyId)), seat: seat ?? null };
}

/** The seats, one of them changed. */
export const replaceSeat = (
  seats: BodyFact['seats'],
  id: string,
  change: (seat: SeatFact) => SeatFact,
): SeatFact[] => seats.map((seat) => (seat.id === id ? change(seat) : seat));
