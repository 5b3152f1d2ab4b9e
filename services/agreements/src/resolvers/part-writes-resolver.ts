import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AddActionPlanInput, AddActionPlanPayload } from '../entities/add-action-plan.js';
import { AddMilestoneInput, AddMilestonePayload } from '../entities/add-milestone.js';
import {
  AddPartyInput,
  AddPartyPayload,
  RemovePartyInput,
  RemovePartyPayload,
} from '../entities/party-writes.js';
import { addActionPlan } from '../use-cases/add-action-plan.js';
import { addMilestone } from '../use-cases/add-milestone.js';
import { addParty } from '../use-cases/add-party.js';
import { removeParty } from '../use-cases/remove-party.js';
import { type AgreementAnswer, agreementAnswer } from './agreement-answer.js';

@Resolver()
export class PartWritesResolver {
  @Mutation(() => AddMilestonePayload, {
    nullable: true,
    description:
      'Adds something that happened to an agreement. For the agreement-manager of its territory. Swedish: lägg till milstolpe.',
  })
  async addMilestone(
    @Arg('input', () => AddMilestoneInput, {
      description: 'What happened to the agreement, and when. Swedish: milstolpe.',
    })
    input: AddMilestoneInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await addMilestone(input, context), context);
  }

  @Mutation(() => AddPartyPayload, {
    nullable: true,
    description:
      'Adds a party to an agreement. For the agreement-manager of its territory. Swedish: lägg till part.',
  })
  async addParty(
    @Arg('input', () => AddPartyInput, {
      description: 'The party to add, and to which agreement. Swedish: part.',
    })
    input: AddPartyInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await addParty(input, context), context);
  }

  @Mutation(() => RemovePartyPayload, {
    nullable: true,
    description:
      'Takes a party from an agreement; one that is in force keeps those that it needs. For the agreement-manager of its territory. Swedish: ta bort part.',
  })
  async removeParty(
    @Arg('input', () => RemovePartyInput, {
      description: 'The party to take away, by its name. Swedish: part.',
    })
    input: RemovePartyInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await removeParty(input, context), context);
  }

  @Mutation(() => AddActionPlanPayload, {
    nullable: true,
    description:
      'Adds an action plan to an agreement. For the agreement-manager of its territory. Swedish: lägg till handlingsplan.',
  })
  async addActionPlan(
    @Arg('input', () => AddActionPlanInput, {
      description: 'The plan, and the agreement that it is for. Swedish: handlingsplan.',
    })
    input: AddActionPlanInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await addActionPlan(input, context), context);
  }
}
