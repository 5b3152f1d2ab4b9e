import type { WriteResult } from '@hub/common';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { type Context, forgetRead } from '../context.js';
import { AddSeatInput } from '../inputs/add-seat-input.js';
import { EditSeatInput } from '../inputs/edit-seat-input.js';
import { EndSeatInput } from '../inputs/end-seat-input.js';
import { AddSeatPayload } from '../payloads/add-seat-payload.js';
import { EditSeatPayload } from '../payloads/edit-seat-payload.js';
import { EndSeatPayload } from '../payloads/end-seat-payload.js';
import { addSeat } from '../use-cases/add-seat.js';
import { editSeat } from '../use-cases/edit-seat.js';
import { endSeat } from '../use-cases/end-seat.js';
import type { SeatRows, ShownSeat } from '../use-cases/seat-edit.js';

@Resolver()
export class SeatWritesResolver {
  @Directive('@placedBy(argument: "input.bodyId")')
  @Mutation(() => AddSeatPayload, {
    nullable: true,
    description:
      'Adds a seat to a body. Takes the role region-editor of the region, or hub-admin. Swedish: ny plats.',
  })
  async addSeat(
    @Arg('input', () => AddSeatInput, { description: 'The seat to add, and to which body. Swedish: plats.' })
    input: AddSeatInput,
    @Ctx() context: Context,
  ): Promise<AddSeatPayload> {
    return answer(await addSeat(input, context), context);
  }

  @Directive('@placedBy(argument: "input.seatId")')
  @Mutation(() => EditSeatPayload, {
    nullable: true,
    description:
      'Changes a seat. Takes the role region-editor of the region, or hub-admin. Swedish: ändra plats.',
  })
  async editSeat(
    @Arg('input', () => EditSeatInput, { description: 'What is to be changed. Swedish: ändring.' })
    input: EditSeatInput,
    @Ctx() context: Context,
  ): Promise<EditSeatPayload> {
    return answer(await editSeat(input, context), context);
  }

  @Directive('@placedBy(argument: "input.seatId")')
  @Mutation(() => EndSeatPayload, {
    nullable: true,
    description:
      'Ends a seat, and may name who takes it over; it stays in the record. Takes the role region-editor of the region, or hub-admin. Swedish: avsluta plats.',
  })
  async endSeat(
    @Arg('input', () => EndSeatInput, { description: 'Which seat ends, and when. Swedish: avslut.' })
    input: EndSeatInput,
    @Ctx() context: Context,
  ): Promise<EndSeatPayload> {
    return answer(await endSeat(input, context), context);
  }
}

/** The seat and its body as they were after the write; what else belongs to them is read as it is now. */
function answer({ rows, refusals }: WriteResult<ShownSeat, SeatRows>, context: Context) {
  forgetRead(context);
  return { body: rows?.body ?? null, seat: rows?.seat ?? null, refusals: [...refusals] };
}
