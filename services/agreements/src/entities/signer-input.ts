import { Field, InputType } from 'type-graphql';

@InputType({
  description:
    'Where the proof of an electronic signature is kept; the hub never holds the proof itself. Swedish: bevis om underskrift.',
})
export class EvidenceInput {
  @Field(() => String, {
    description:
      'The reference by which its keeper finds the proof, at most 500 characters. Swedish: referens.',
  })
  reference!: string;

  @Field(() => String, {
    description: 'SHA-256 of the proof, 64 hexadecimal digits. Swedish: kontrollsumma.',
  })
  hash!: string;
}

@InputType({
  description:
    'The person who signs for an organisation. Kept apart from everything else, shown to few, and erased on request. Swedish: undertecknare.',
})
export class SignerInput {
  @Field(() => String, {
    nullable: true,
    description: 'The signer’s name, at most 500 characters. Swedish: namn.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The signer’s position in the organisation, at most 500 characters. Swedish: roll.',
  })
  title?: string | null;

  @Field(() => EvidenceInput, {
    nullable: true,
    description: 'Where the proof of the signature is kept. Swedish: bevis.',
  })
  evidence?: EvidenceInput | null;
}
