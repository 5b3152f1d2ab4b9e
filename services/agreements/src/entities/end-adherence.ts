import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';

@InputType({ description: 'Which signature ends, and why. Swedish: avslut av anslutning.' })
export class EndAdherenceInput extends WriteInput {
  @Field(() => ID, {
    description: 'The adherence to end; the caller must manage its agreement. Swedish: anslutning.',
  })
  adherenceId!: string;

  @Field(() => String, {
    description:
      'Why, in words for the organisation: at most 2,000 characters, shown to its signatory, the agreement’s manager and hub administrators alone. Name no person: it is kept as written, also where a person is erased. Swedish: skäl.',
  })
  reason!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of ending an adherence. Swedish: resultat av avslut.',
})
export class EndAdherencePayload extends AdherencePayload {}
