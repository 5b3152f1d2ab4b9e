import { WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';
import { Decision } from './decision.js';
import { withDecisionFields } from './decision-fields.js';

@InputType({ description: 'A decision about a version. Swedish: beslut.' })
export class AddDecisionInput extends withDecisionFields(WriteInput) {
  @Field(() => ID, { description: 'The version that it is about. Swedish: version.' })
  versionId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the adding of a decision. Swedish: resultat.',
})
export class AddDecisionPayload extends VersionPayload {
  @Field(() => Decision, {
    nullable: true,
    description: 'The decision that was added; null where it was refused. Swedish: beslut.',
  })
  decision!: Decision | null;
}
