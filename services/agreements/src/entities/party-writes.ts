import { Sector, SourcedWriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AgreementPayload } from './agreement-payload.js';

@InputType({ description: 'A party that joins an agreement’s parties. Swedish: ny part.' })
export class AddPartyInput extends SourcedWriteInput {
  @Field(() => ID, { description: 'The agreement that gets the party. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => String, {
    description:
      'The party’s name as the agreement has it, at most 500 characters; no two parties have the same. Swedish: namn.',
  })
  name!: string;

  @Field(() => Sector, {
    nullable: true,
    description:
      'The party’s sector, where known; that of an organisation is what the register says, given or left out. Swedish: sektor.',
  })
  sector?: Sector | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that is the party; left out for a sector. Swedish: organisation.',
  })
  organisationId?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the adding of a party. Swedish: resultat.',
})
export class AddPartyPayload extends AgreementPayload {}

@InputType({ description: 'A party that an agreement is no longer with. Swedish: borttagen part.' })
export class RemovePartyInput extends SourcedWriteInput {
  @Field(() => ID, { description: 'The agreement that loses the party. Swedish: överenskommelse.' })
  agreementId!: string;

  @Field(() => String, { description: 'The party’s name, exactly as it stands. Swedish: namn.' })
  name!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the removing of a party. Swedish: resultat.',
})
export class RemovePartyPayload extends AgreementPayload {}
