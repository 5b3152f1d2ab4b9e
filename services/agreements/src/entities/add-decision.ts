import { SourceInput, WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';
import { Decision } from './decision.js';

@InputType({ description: 'A decision about a version. Swedish: beslut.' })
export class AddDecisionInput extends WriteInput {
  @Field(() => ID, { description: 'The version that it is about. Swedish: version.' })
  versionId!: string;

  @Field(() => String, {
    description:
      'The organ that decided, such as kommunfullmäktige, at most 500 characters. Swedish: beslutande organ.',
  })
  organ!: string;

  @Field(() => String, {
    description: 'When it decided: 2014, 2014-11 or 2014-11-25; not in the future. Swedish: beslutsdatum.',
  })
  date!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The paragraph of the minutes, at most 500 characters. Swedish: paragraf.',
  })
  paragraph?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The number under which the public body keeps it, as it writes it, at most 500 characters. Swedish: diarienummer.',
  })
  registryNumber?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document that it is known from, where there is one. Swedish: källa.',
  })
  source?: SourceInput | null;
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
