import { WriteInput, WritePayload } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Adherence } from './adherence.js';

@InputType({ description: 'Which signature is withdrawn. Swedish: utträde.' })
export class WithdrawSignatureInput extends WriteInput {
  @Field(() => ID, {
    description:
      'The adherence to withdraw; the caller must be a signatory of its organisation. Swedish: anslutning.',
  })
  adherenceId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of a withdrawal. Swedish: resultat av utträde.',
})
export class WithdrawSignaturePayload extends WritePayload {
  @Field(() => Adherence, {
    nullable: true,
    description: 'The adherence, now withdrawn; null where the withdrawal was refused. Swedish: anslutning.',
  })
  adherence!: Adherence | null;

  /** Null where it does not exist, or the caller may not ask. */
  agreementId!: string | null;
}
