import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';

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
export class WithdrawSignaturePayload extends AdherencePayload {}
