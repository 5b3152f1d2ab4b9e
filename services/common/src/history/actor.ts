import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Where the proof of an electronic signature is kept; the hub never holds the proof itself. Swedish: bevis om underskrift.',
})
export class SignatureEvidence {
  @Field(() => String, {
    description: 'The reference by which its keeper finds the proof. Swedish: referens.',
  })
  reference!: string;

  @Field(() => String, {
    description: 'SHA-256 of the proof, 64 hexadecimal digits. Swedish: kontrollsumma.',
  })
  hash!: string;
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'The person who acted. Kept apart from the history, and erased on request; each reading is logged. Swedish: person som handlade.',
})
export class Actor {
  @Field(() => String, {
    description: 'Who was signed in, as the issuer of the access token names them. Swedish: användare.',
  })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The signer’s name; null where none was given, or where the caller may not know it. Swedish: namn.',
  })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The signer’s position in the organisation; null where none was given, or where the caller may not know it. Swedish: roll.',
  })
  title!: string | null;

  @Field(() => SignatureEvidence, {
    nullable: true,
    description:
      'Where the proof of the signature is kept; null where none was named, or where the caller may not know it. Swedish: bevis.',
  })
  evidence!: SignatureEvidence | null;
}
