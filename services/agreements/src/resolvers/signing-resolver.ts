import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Agreement } from '../entities/agreement.js';
import { SignAgreementInput, SignAgreementPayload } from '../entities/sign-agreement.js';
import { signAgreement } from '../use-cases/sign-agreement.js';

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
    return signAgreement(input, context);
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description:
      'The agreement as it stands now; null where it does not exist or the caller may not sign. Swedish: överenskommelse.',
  })
  async agreement(
    @Root() { agreementId }: SignAgreementPayload,
    @Ctx() { loaders }: Context,
  ): Promise<Agreement | null> {
    return agreementId === null ? null : loaders.agreementById.load(agreementId);
  }
}
