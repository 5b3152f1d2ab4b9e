import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';

@InputType({ description: 'Which application is approved. Swedish: godkännande av ansökan.' })
export class ApproveApplicationInput extends WriteInput {
  @Field(() => ID, {
    description: 'The application to approve; the caller must manage its agreement. Swedish: ansökan.',
  })
  adherenceId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of an approval. Swedish: resultat av godkännande.',
})
export class ApproveApplicationPayload extends AdherencePayload {}
