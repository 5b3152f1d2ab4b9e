import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Adherence } from './adherence.js';
import { Refusal } from './refusal.js';

@InputType({ description: 'Which signature is withdrawn. Swedish: utträde.' })
export class WithdrawSignatureInput {
  @Field(() => ID, {
    description:
      'The adherence to withdraw; the caller must be a signatory of its organisation. Swedish: anslutning.',
  })
  adherenceId!: string;

  @Field(() => String, {
    description:
      'A text of 1 to 200 characters that the client makes up for this write: sent again, it gets the first answer again and changes nothing. Swedish: idempotensnyckel.',
  })
  idempotencyKey!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of a withdrawal. Swedish: resultat av utträde.',
})
export class WithdrawSignaturePayload {
  @Field(() => Adherence, {
    nullable: true,
    description: 'The adherence, now withdrawn; null where the withdrawal was refused. Swedish: anslutning.',
  })
  adherence!: Adherence | null;

  /** Null where it does not exist, or the caller may not ask. */
  agreementId!: string | null;

  @Field(() => [Refusal], {
    description:
      'Every reason for which the withdrawal was refused; empty where all went well. Swedish: avslag.',
  })
  refusals!: Refusal[];
}
