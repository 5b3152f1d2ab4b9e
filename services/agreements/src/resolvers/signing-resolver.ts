import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { SignAgreementInput, SignAgreementPayload } from '../entities/sign-agreement.js';
import { signAgreement } from '../use-cases/sign-agreement.js';
import { afterWrite } from './after-write.js';

@Resolver(() => SignAgreementPayload)
export class SigningResolver {
  @Mutation(() => SignAgreementPayload, {
    nullable: true,
    description:
      'An organisation signs the current version of an agreement that is open for joining. The caller must be its signatory. Swedish: underteckna överenskommelsen.',
  })
  signAgreement(
    @Arg('input', () => SignAgreementInput, { description: 'Who signs what. Swedish: underskrift.' })
    input: SignAgreementInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, signAgreement(input, context));
  }
}
