import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';
import { DecisionInput } from './decision-input.js';
import { VersionState } from './version-state.js';

@InputType({ description: 'The next step in the life of a version. Swedish: ändrad status.' })
export class ChangeVersionStateInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The version that goes on, by its id. Swedish: version.' })
  versionId!: string;

  @Field(() => VersionState, { description: 'The state that it is to be in. Swedish: ny status.' })
  to!: VersionState;

  @Field(() => DecisionInput, {
    nullable: true,
    description:
      'The decision that it rests on, for a version that is adopted; left out where it was added before. Swedish: beslut.',
  })
  decision?: DecisionInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of a step in the life of a version. Swedish: resultat.',
})
export class ChangeVersionStatePayload extends VersionPayload {}
