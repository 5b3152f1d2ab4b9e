import { IDEMPOTENCY_KEY_DESCRIPTION } from '@hub/common';
import { Field, InputType, ObjectType } from 'type-graphql';
import { NewOrganisationInput } from './new-organisation-input.js';
import { OrganisationPayload } from './organisation-payload.js';

@InputType({ description: 'An organisation to register. Swedish: registrering av organisation.' })
export class RegisterOrganisationInput extends NewOrganisationInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY_DESCRIPTION })
  idempotencyKey!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of registering an organisation. Swedish: resultat av registrering.',
})
export class RegisterOrganisationPayload extends OrganisationPayload {}
