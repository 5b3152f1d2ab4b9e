import type { WriteResult } from '@hub/common';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { type Context, forgetRead } from '../context.js';
import { CreateBodyInput } from '../inputs/create-body-input.js';
import { EditBodyInput } from '../inputs/edit-body-input.js';
import { CreateBodyPayload } from '../payloads/create-body-payload.js';
import { EditBodyPayload } from '../payloads/edit-body-payload.js';
import type { BodyRows } from '../use-cases/body-rows.js';
import { createBody } from '../use-cases/create-body.js';
import { editBody } from '../use-cases/edit-body.js';

@Resolver()
export class BodyWritesResolver {
  @Directive('@placedBy(argument: "input.regionCode")')
  @Mutation(() => CreateBodyPayload, {
    nullable: true,
    description:
      'Makes a body of a region, with its seats. Takes the role region-editor of the region, or hub-admin. Swedish: nytt organ.',
  })
  async createBody(
    @Arg('input', () => CreateBodyInput, { description: 'The body to make, and its region. Swedish: organ.' })
    input: CreateBodyInput,
    @Ctx() context: Context,
  ): Promise<CreateBodyPayload> {
    return answer(await createBody(input, context), context);
  }

  @Directive('@placedBy(argument: "input.id")')
  @Mutation(() => EditBodyPayload, {
    nullable: true,
    description:
      'Changes a body; its seats have writes of their own. Takes the role region-editor of the region, or hub-admin. Swedish: ändra organ.',
  })
  async editBody(
    @Arg('input', () => EditBodyInput, { description: 'What is to be changed. Swedish: ändring.' })
    input: EditBodyInput,
    @Ctx() context: Context,
  ): Promise<EditBodyPayload> {
    return answer(await editBody(input, context), context);
  }
}

/** The record as it was after the write; what else belongs to it is read as it is now. */
function answer({ rows, refusals }: WriteResult<string, BodyRows>, context: Context) {
  forgetRead(context);
  return { body: rows?.body ?? null, refusals: [...refusals] };
}
