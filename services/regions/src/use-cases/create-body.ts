import type { WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { CreateBodyInput } from '../inputs/create-body-input.js';
import { refuseBody } from '../refusals/refuse-body.js';
import { refuseList } from '../refusals/refuse-list.js';
import { MOST_ENTRIES, refuseSeat } from '../refusals/refuse-seat.js';
import type { BodyFact } from '../seed/load-named.js';
import { type BodyRows, bodyRows } from './body-rows.js';
import { createRecord } from './create-record.js';
import { newSeat, type SeatFact } from './new-seat.js';

/** Makes a body of a region, with its seats. The caller must be the region's editor. @returns the body's id. */
export function createBody(input: CreateBodyInput, context: Context): Promise<WriteResult<string, BodyRows>> {
  return createRecord({
    context,
    act: 'createBody',
    kind: 'bodies',
    input,
    check: (given) => [
      ...refuseBody(given),
      ...refuseList(given.seats, {
        what: 'seats',
        field: ['seats'],
        most: MOST_ENTRIES,
        each: (seat, field) => refuseSeat(seat, ...field),
      }),
    ],
    build: (given, placed) => ({
      ...placed,
      nameIsPrinted: true,
      aliases: given.aliases ?? [],
      kind: given.kind,
      statedSeats: given.statedSeats ?? null,
      women: given.women ?? null,
      men: given.men ?? null,
      founded: given.founded ?? null,
      decided: given.decided ?? null,
      memberCategories: given.memberCategories ?? [],
      description: given.description ?? null,
      workShares: [],
      preparatoryDocument: null,
      seats: newSeats(given.seats ?? [], placed),
    }),
    rows: bodyRows,
  });
}

/** Their ids begin with the body's, which nobody else has. */
function newSeats(
  seats: NonNullable<CreateBodyInput['seats']>,
  { id, sources }: Pick<BodyFact, 'id' | 'sources'>,
): SeatFact[] {
  const made: SeatFact[] = [];
  const [source] = sources;
  if (source === undefined) throw new Error(`Expected a source of ${id}, got none.`);
  for (const seat of seats) {
    made.push(newSeat(id, seat, source, (taken) => made.some((other) => other.id === taken)));
  }
  return made;
}
