import type { WriteResult } from '@hub/common';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { type Context, forgetRead } from '../context.js';
import type { Body } from '../entities/body.js';
import type { Seat } from '../entities/seat.js';
import { AddSeatInput } from '../inputs/add-seat-input.js';
import { EditSeatInput } from '../inputs/edit-seat-input.js';
import { EndSeatInput } from '../inputs/end-seat-input.js';
import { AddSeatPayload } from '../payloads/add-seat-payload.js';
import { EditSeatPayload } from '../payloads/edit-seat-payload.js';
import { EndSeatPayload } from '../payloads/end-seat-payload.js';
import { addSeat } from '../use-cases/add-seat.js';
import { editSeat } from '../use-cases/edit-seat.js';
import { endSeat } from '../use-cases/end-seat.js';
import type { ShownSeat } from '../use-cases/seat-edit.js';

@Resolver()
export class SeatWritesResolver {
  @Directive('@placedBy(argument: "input.bodyId")')
  @Mutation(() => AddSeatPayload, {
    nullable: true,
    description:
      'Adds a seat to a body. Takes the role region-editor of the region, or hub-admin. Swedish: ny plats.',
  })
  async addSeat(
    @Arg('input', () => AddSeatInput, { description: 'The seat. Swedish: plats.' })
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
    @Arg('input', () => EndSeatInput, { description: 'The end. Swedish: avslut.' })
    input: EndSeatInput,
    @Ctx() context: Context,
  ): Promise<EndSeatPayload> {
    return answer(await endSeat(input, context), context);
  }
}

/** The seat and its body as they are after the write. */
async function answer({ shown, refusals }: WriteResult<ShownSeat>, context: Context) {
  forgetRead(context);
  const { bodyById, seatById } = context.loaders;
  const [body, seat]: [Body | null, Seat | null] = await Promise.all([
    shown === null ? null : bodyById.load(shown.bodyId),
    shown === null || shown.seatId === null ? null : seatById.load(shown.seatId),
  ]);
  return { body, seat, refusals: [...refusals] };
}
