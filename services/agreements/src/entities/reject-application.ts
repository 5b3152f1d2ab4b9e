import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';

@InputType({ description: 'Which application is rejected, and why. Swedish: avslag på ansökan.' })
export class RejectApplicationInput extends WriteInput {
  @Field(() => ID, {
    description: 'The application to reject; the caller must manage its agreement. Swedish: ansökan.',
  })
  adherenceId!: string;

  @Field(() => String, {
    description:
      'Why, in words for the organisation: at most 2,000 characters, shown to its signatory, the agreement’s manager and hub administrators alone. Name no person: it is kept as written, also where a person is erased. Swedish: skäl.',
  })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What came of a rejection. Swedish: resultat av avslag.' })
export class RejectApplicationPayload extends AdherencePayload {}
