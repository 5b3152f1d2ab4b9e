import type { WriteResult } from '@hub/common';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { type Context, forgetRead } from '../context.js';
import { CreateEventInput } from '../inputs/create-event-input.js';
import { EditEventInput } from '../inputs/edit-event-input.js';
import { CreateEventPayload } from '../payloads/create-event-payload.js';
import { EditEventPayload } from '../payloads/edit-event-payload.js';
import { createEvent } from '../use-cases/create-event.js';
import { editEvent } from '../use-cases/edit-event.js';
import type { EventRows } from '../use-cases/event-rows.js';

@Resolver()
export class EventWritesResolver {
  @Directive('@placedBy(argument: "input.regionCode")')
  @Mutation(() => CreateEventPayload, {
    nullable: true,
    description:
      'Makes an event of a region. Takes the role region-editor of the region, or hub-admin. Swedish: ny händelse.',
  })
  async createEvent(
    @Arg('input', () => CreateEventInput, {
      description: 'The event to make, and its region. Swedish: händelse.',
    })
    input: CreateEventInput,
    @Ctx() context: Context,
  ): Promise<CreateEventPayload> {
    return answer(await createEvent(input, context), context);
  }

  @Directive('@placedBy(argument: "input.id")')
  @Mutation(() => EditEventPayload, {
    nullable: true,
    description:
      'Changes an event. Takes the role region-editor of the region, or hub-admin. Swedish: ändra händelse.',
  })
  async editEvent(
    @Arg('input', () => EditEventInput, { description: 'What is to be changed. Swedish: ändring.' })
    input: EditEventInput,
    @Ctx() context: Context,
  ): Promise<EditEventPayload> {
    return answer(await editEvent(input, context), context);
  }
}

/** The record as it was after the write; what else belongs to it is read as it is now. */
function answer({ rows, refusals }: WriteResult<string, EventRows>, context: Context) {
  forgetRead(context);
  return { event: rows?.event ?? null, refusals: [...refusals] };
}
