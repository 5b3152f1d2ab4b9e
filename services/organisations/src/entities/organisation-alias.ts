import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OrganisationPayload } from './organisation-payload.js';

/** What the inputs about one other name have alike. */
@InputType()
abstract class AliasInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The organisation that is called so, by its id. Swedish: organisation.' })
  id!: string;

  @Field(() => String, {
    description: 'The other name or abbreviation, at most 500 characters. Swedish: annat namn, förkortning.',
  })
  alias!: string;
}

@InputType({ description: 'One more name of an organisation. Swedish: nytt alias.' })
export class AddOrganisationAliasInput extends AliasInput {}

@InputType({ description: 'A name that an organisation does not go by. Swedish: borttaget alias.' })
export class RemoveOrganisationAliasInput extends AliasInput {}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of adding another name. Swedish: resultat.',
})
export class AddOrganisationAliasPayload extends OrganisationPayload {}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of removing another name. Swedish: resultat.',
})
export class RemoveOrganisationAliasPayload extends OrganisationPayload {}
