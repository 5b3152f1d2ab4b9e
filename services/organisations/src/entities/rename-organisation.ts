import { SourcedEditInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OrganisationPayload } from './organisation-payload.js';

@InputType({ description: 'The new name of an organisation. Swedish: namnbyte.' })
export class RenameOrganisationInput extends SourcedEditInput {
  @Field(() => ID, { description: 'The organisation; its id stays. Swedish: organisation.' })
  id!: string;

  @Field(() => String, { description: 'The new name, at most 500 characters. Swedish: nytt namn.' })
  name!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the name it had stays as one of its other names. Swedish: behåll tidigare namn.',
  })
  keepFormerName!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of renaming an organisation. Swedish: resultat av namnbyte.',
})
export class RenameOrganisationPayload extends OrganisationPayload {}
