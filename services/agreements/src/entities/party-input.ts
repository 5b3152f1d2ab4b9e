import { Sector } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';

@InputType({
  description: 'A party to an agreement: a public body, an organisation or a whole sector. Swedish: part.',
})
export class PartyInput {
  @Field(() => String, {
    description: 'The party’s name as the agreement has it, at most 500 characters. Swedish: namn.',
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
