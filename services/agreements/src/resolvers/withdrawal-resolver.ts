import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { WithdrawSignatureInput, WithdrawSignaturePayload } from '../entities/withdraw-signature.js';
import { withdrawSignature } from '../use-cases/withdraw-signature.js';
import { afterWrite } from './after-write.js';

@Resolver(() => WithdrawSignaturePayload)
export class WithdrawalResolver {
  @Mutation(() => WithdrawSignaturePayload, {
    nullable: true,
    description:
      'An organisation withdraws its standing signature; the history stays, and it can sign again. The caller must be its signatory. Swedish: dra tillbaka underskriften, utträda.',
  })
  withdrawSignature(
    @Arg('input', () => WithdrawSignatureInput, {
      description: 'Which signature is withdrawn. Swedish: utträde.',
    })
    input: WithdrawSignatureInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, withdrawSignature(input, context));
  }
}
