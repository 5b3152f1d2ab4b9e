import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AgreementPayload } from './agreement-payload.js';
import { SupersessionPolicy } from './supersession-policy.js';

@InputType({
  description:
    'What is to be changed in an agreement; a field that is left out stays as it is. Swedish: ändring av överenskommelse.',
})
export class EditAgreementInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The agreement to edit. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The new title, at most 500 characters. Swedish: titel.',
  })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the territory is called beside its official name, at most 500 characters: the agreement is found in searches by both. Null takes it away. Swedish: område.',
  })
  territory?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new policy area; null where the agreement is general. Swedish: politikområde.',
  })
  policyArea?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether organisations apply to join and are let in, instead of signing at once. Swedish: anslutning kräver godkännande.',
  })
  joiningNeedsApproval?: boolean | null;

  @Field(() => SupersessionPolicy, {
    nullable: true,
    description:
      'What becomes of the signatures when a version is replaced. A change of it moves the revisions of the versions that can still be replaced: whoever replaces one has seen it. Swedish: vad som händer med underskrifterna när versionen ersätts.',
  })
  onSupersession?: SupersessionPolicy | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the editing of an agreement. Swedish: resultat.',
})
export class EditAgreementPayload extends AgreementPayload {}
