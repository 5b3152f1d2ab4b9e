import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';

@InputType({ description: 'Which application is taken back. Swedish: återtagande av ansökan.' })
export class WithdrawApplicationInput extends WriteInput {
  @Field(() => ID, {
    description:
      'The application to take back; the caller must be a signatory of its organisation. Swedish: ansökan.',
  })
  adherenceId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of taking an application back. Swedish: resultat av återtagande.',
})
export class WithdrawApplicationPayload extends AdherencePayload {}
