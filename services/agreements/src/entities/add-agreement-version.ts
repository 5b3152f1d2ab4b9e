import { SourceInput, WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';

@InputType({
  description: 'A new version of an agreement; its life begins UNDER_DISCUSSION. Swedish: ny version.',
})
export class AddAgreementVersionInput extends WriteInput {
  @Field(() => ID, { description: 'The agreement that it is a version of. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => String, {
    description: 'The title of the version, at most 500 characters. Swedish: titel.',
  })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The text, 1 to 100,000 characters; it can be changed until the version goes out for consultation, which takes one. Swedish: text.',
  })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The version that it follows; left out for a first one. Swedish: föregående version.',
  })
  predecessorId?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document that it is known from, where there is one. Swedish: källa.',
  })
  source?: SourceInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the adding of a version. Swedish: resultat.',
})
export class AddAgreementVersionPayload extends VersionPayload {}
