import { Field, InputType, Int } from 'type-graphql';

/** What every write's input has. */
@InputType()
export abstract class WriteInput {
  @Field(() => String, {
    description:
      'A text of 1 to 200 characters that the client makes up for this write: sent again, it gets the first answer again and changes nothing. Swedish: idempotensnyckel.',
  })
  idempotencyKey!: string;
}

/** What the input of every edit has beside that. */
@InputType()
export abstract class EditInput extends WriteInput {
  @Field(() => Int, {
    description:
      'The revision of the record that the caller saw. Where the record has been changed since, nothing is written: the refusal is a CONFLICT, beside the record as it is now. Swedish: revision.',
  })
  revision!: number;
}
