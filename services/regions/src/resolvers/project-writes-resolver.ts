import type { WriteResult } from '@hub/common';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { type Context, forgetRead } from '../context.js';
import { CreateProjectInput } from '../inputs/create-project-input.js';
import { EditProjectInput } from '../inputs/edit-project-input.js';
import { SetProjectFinancingInput } from '../inputs/set-project-financing-input.js';
import { CreateProjectPayload } from '../payloads/create-project-payload.js';
import { EditProjectPayload } from '../payloads/edit-project-payload.js';
import { SetProjectFinancingPayload } from '../payloads/set-project-financing-payload.js';
import { createProject } from '../use-cases/create-project.js';
import { editProject } from '../use-cases/edit-project.js';
import type { ProjectRows } from '../use-cases/project-rows.js';
import { setProjectFinancing } from '../use-cases/set-project-financing.js';

@Resolver()
export class ProjectWritesResolver {
  @Directive('@placedBy(argument: "input.regionCode")')
  @Mutation(() => CreateProjectPayload, {
    nullable: true,
    description:
      'Makes a project of a region. Takes the role region-editor of the region, or hub-admin. Swedish: nytt projekt.',
  })
  async createProject(
    @Arg('input', () => CreateProjectInput, {
      description: 'The project to make, and its region. Swedish: projekt.',
    })
    input: CreateProjectInput,
    @Ctx() context: Context,
  ): Promise<CreateProjectPayload> {
    return answer(await createProject(input, context), context);
  }

  @Directive('@placedBy(argument: "input.id")')
  @Mutation(() => EditProjectPayload, {
    nullable: true,
    description:
      'Changes a project. Takes the role region-editor of the region, or hub-admin. Swedish: ändra projekt.',
  })
  async editProject(
    @Arg('input', () => EditProjectInput, { description: 'What is to be changed. Swedish: ändring.' })
    input: EditProjectInput,
    @Ctx() context: Context,
  ): Promise<EditProjectPayload> {
    return answer(await editProject(input, context), context);
  }

  @Directive('@placedBy(argument: "input.id")')
  @Mutation(() => SetProjectFinancingPayload, {
    nullable: true,
    description:
      'Sets what a project costs, who pays and how much its funder may. Takes the role region-editor of the region, or hub-admin. Swedish: ange finansiering.',
  })
  async setProjectFinancing(
    @Arg('input', () => SetProjectFinancingInput, {
      description: 'The money as it is stated. Swedish: finansiering.',
    })
    input: SetProjectFinancingInput,
    @Ctx() context: Context,
  ): Promise<SetProjectFinancingPayload> {
    return answer(await setProjectFinancing(input, context), context);
  }
}

/** The record as it was after the write; what else belongs to it is read as it is now. */
function answer({ rows, refusals }: WriteResult<string, ProjectRows>, context: Context) {
  forgetRead(context);
  return { project: rows?.project ?? null, refusals: [...refusals] };
}
