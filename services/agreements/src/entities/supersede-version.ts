import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';

@InputType({ description: 'Which version is replaced by which. Swedish: ersättning av version.' })
export class SupersedeVersionInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The version that is replaced. Swedish: version som ersätts.' })
  versionId!: string;

  @Field(() => ID, {
    description:
      'The later version of the same agreement that replaces it; it must be in force. Swedish: version som ersätter.',
  })
  successorId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What came of the replacing of a version; `version` is the one that is replaced. Swedish: resultat.',
})
export class SupersedeVersionPayload extends VersionPayload {}
