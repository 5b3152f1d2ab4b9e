import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { VersionPayload } from './agreement-payload.js';

@InputType({
  description: 'A version that is given up before it is adopted. Swedish: återtagande av utkast.',
})
export class WithdrawVersionInput extends SourcedEditInput {
  @Field(() => ID, {
    description: 'The version, which must be UNDER_DISCUSSION, a DRAFT or in CONSULTATION. Swedish: version.',
  })
  versionId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the withdrawing of a version. Swedish: resultat.',
})
export class WithdrawVersionPayload extends VersionPayload {}
