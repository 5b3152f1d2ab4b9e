import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AdherencePayload } from './adherence-payload.js';
import { SignerInput } from './signer-input.js';

@InputType({
  description: 'Which organisation signs which version of which agreement. Swedish: underskrift.',
})
export class SignAgreementInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement to sign. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => ID, { description: 'The version to sign; it must be the current one. Swedish: version.' })
  versionId!: string;

  @Field(() => ID, {
    description: 'The organisation that signs; the caller must be its signatory. Swedish: organisation.',
  })
  organisationId!: string;

  @Field(() => SignerInput, {
    nullable: true,
    description: 'Who signs for the organisation, where that is to be kept. Swedish: undertecknare.',
  })
  signer?: SignerInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of a signing. Swedish: resultat av underskrift.',
})
export class SignAgreementPayload extends AdherencePayload {}
