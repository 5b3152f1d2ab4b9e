import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'Whether a text is a valid organisation number. Swedish: kontroll av organisationsnummer.',
})
export class OrganisationNumberCheck {
  @Field(() => String, { description: 'The text that was checked, as given. Swedish: indata.' })
  input!: string;

  @Field(() => Boolean, {
    description:
      'Whether it is a number an organisation can have: ten digits, the third 2 or higher, the check digit right. Swedish: giltigt.',
  })
  valid!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'A valid number as NNNNNN-NNNN; otherwise null. Swedish: normaliserat.',
  })
  normalised!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the text is not a valid number; null for a valid one. Swedish: skäl.',
  })
  reason!: string | null;
}
