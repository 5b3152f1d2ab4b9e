import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Adherence } from './adherence.js';
import { Refusal } from './refusal.js';

@InputType({
  description: 'Which organisation signs which version of which agreement. Swedish: underskrift.',
})
export class SignAgreementInput {
  @Field(() => ID, { description: 'The agreement to sign. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => ID, { description: 'The version to sign; it must be the current one. Swedish: version.' })
  versionId!: string;

  @Field(() => ID, {
    description: 'The organisation that signs; the caller must be its signatory. Swedish: organisation.',
  })
  organisationId!: string;

  @Field(() => String, {
    description:
      'A text of 1 to 200 characters that the client makes up for this write: sent again, it gets the first answer again and changes nothing. Swedish: idempotensnyckel.',
  })
  idempotencyKey!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of a signing. Swedish: resultat av underskrift.',
})
export class SignAgreementPayload {
  @Field(() => Adherence, {
    nullable: true,
    description: 'The adherence that was made; null where the signing was refused. Swedish: anslutning.',
  })
  adherence!: Adherence | null;

  /** Null where it does not exist, or the caller may not ask. */
  agreementId!: string | null;

  @Field(() => [Refusal], {
    description:
      'Every reason for which the signing was refused; empty where all went well. Swedish: avslag.',
  })
  refusals!: Refusal[];
}
