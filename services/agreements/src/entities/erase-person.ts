import { WriteInput, WritePayload } from '@hub/common';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

@InputType({
  description: 'Whose data is to be erased from the register of agreements. Swedish: radering.',
})
export class ErasePersonInput extends WriteInput {
  @Field(() => String, {
    description: 'The person, as the issuer of the access tokens names them. Swedish: användare.',
  })
  subject!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How much was erased of a person. Swedish: raderat.',
})
export class ErasedPerson {
  @Field(() => Int, {
    description:
      'Of how many acts nobody can tell any more who did them; the acts themselves stay. Swedish: antal händelser.',
  })
  acts!: number;

  @Field(() => Int, {
    description:
      'How many answers were erased that had been kept for the case that a write is sent again. Swedish: antal sparade svar.',
  })
  answers!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What came of an erasure. Swedish: resultat av radering.' })
export class ErasePersonPayload extends WritePayload {
  @Field(() => ErasedPerson, {
    nullable: true,
    description: 'What was erased; null where the erasure was refused. Swedish: raderat.',
  })
  erased!: ErasedPerson | null;
}
