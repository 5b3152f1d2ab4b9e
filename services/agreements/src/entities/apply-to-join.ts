import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';
import { SignerInput } from './signer-input.js';

@InputType({
  description: 'Which organisation applies to sign which version of which agreement. Swedish: ansökan.',
})
export class ApplyToJoinInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement to join. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => ID, { description: 'The version to sign; it must be the current one. Swedish: version.' })
  versionId!: string;

  @Field(() => ID, {
    description: 'The organisation that applies; the caller must be its signatory. Swedish: organisation.',
  })
  organisationId!: string;

  @Field(() => SignerInput, {
    nullable: true,
    description: 'Who applies for the organisation, where that is to be kept. Swedish: undertecknare.',
  })
  signer?: SignerInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of an application. Swedish: resultat av ansökan.',
})
export class ApplyToJoinPayload extends AdherencePayload {}
