import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';

@InputType({ description: 'The new text of a draft. Swedish: ändrad text.' })
export class EditVersionTextInput extends SourcedEditInput {
  @Field(() => ID, {
    description: 'The version, which must be UNDER_DISCUSSION or a DRAFT. Swedish: version.',
  })
  versionId!: string;

  @Field(() => String, { description: 'The whole text, 1 to 100,000 characters. Swedish: text.' })
  text!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the editing of a text. Swedish: resultat.',
})
export class EditVersionTextPayload extends VersionPayload {}
