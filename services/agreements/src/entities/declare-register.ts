import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AgreementPayload } from './agreement-payload.js';

@InputType({
  description: 'Whether the register holds every signatory of an agreement. Swedish: fullständigt register.',
})
export class DeclareRegisterInput extends SourcedEditInput {
  @Field(() => ID, {
    description: 'The agreement whose register of signatures it is about. Swedish: överenskommelse.',
  })
  agreementId!: string;

  @Field(() => Boolean, {
    description:
      'True: the registered count is shown, whatever figures are reported. False takes it back. Swedish: fullständigt.',
  })
  complete!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the declaration. Swedish: resultat.',
})
export class DeclareRegisterPayload extends AgreementPayload {}
