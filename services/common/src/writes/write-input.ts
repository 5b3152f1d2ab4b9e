import { Field, InputType, Int } from 'type-graphql';

/** The description of the field `idempotencyKey`, the same everywhere. */
export const IDEMPOTENCY_KEY_DESCRIPTION =
  'A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel.';

/** What every write's input has. */
@InputType()
export abstract class WriteInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY_DESCRIPTION })
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
