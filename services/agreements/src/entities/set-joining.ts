import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AgreementPayload } from './agreement-payload.js';
import { Joining } from './joining.js';

@InputType({
  description: 'Whether organisations can join from now on. Swedish: öppna eller stänga anslutning.',
})
export class SetJoiningInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The agreement to open or close for joining. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => Joining, {
    description:
      'OPEN or CLOSED. To be open, the agreement needs a current version that is adopted and has not ended. Swedish: anslutning.',
  })
  joining!: Joining;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the opening or closing. Swedish: resultat.',
})
export class SetJoiningPayload extends AgreementPayload {}
