import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { CreateAgreementInput, CreateAgreementPayload } from '../entities/create-agreement.js';
import { EditAgreementInput, EditAgreementPayload } from '../entities/edit-agreement.js';
import { createAgreement } from '../use-cases/create-agreement.js';
import { editAgreement } from '../use-cases/edit-agreement.js';
import { type AgreementAnswer, agreementAnswer } from './agreement-answer.js';

@Resolver()
export class AgreementWritesResolver {
  @Mutation(() => CreateAgreementPayload, {
    nullable: true,
    description:
      'Makes an agreement, without versions and closed for joining. For the agreement-manager of the territory. Swedish: skapa överenskommelse.',
  })
  async createAgreement(
    @Arg('input', () => CreateAgreementInput, {
      description: 'The agreement to make, and its parties. Swedish: överenskommelse.',
    })
    input: CreateAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await createAgreement(input, context), context);
  }

  @Mutation(() => EditAgreementPayload, {
    nullable: true,
    description:
      'Changes what an agreement is called and how it is joined. For the agreement-manager of its territory. Swedish: ändra överenskommelse.',
  })
  async editAgreement(
    @Arg('input', () => EditAgreementInput, { description: 'What is to be changed. Swedish: ändring.' })
    input: EditAgreementInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await editAgreement(input, context), context);
  }
}
