import { KronorScalar } from '@hub/common';
import { Field, Float, ID, InputType } from 'type-graphql';

@InputType({ description: 'A line of a financing table. Swedish: finansieringspost.' })
export class FinancingLineInput {
  @Field(() => String, {
    description: 'What the line is called, at most 500 characters. Swedish: benämning.',
  })
  label!: string;

  @Field(() => KronorScalar, {
    description: 'The amount as it is stated, 0 to 10^12 kronor. Swedish: belopp.',
  })
  amount!: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is given in working time or kind, not in money; false where it is left out. Swedish: i natura, tjänstetid.',
  })
  inKind?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that pays it as a funder; null where it is co-financing. Swedish: finansiär.',
  })
  funderId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of the whole that is stated for it, from 0 to 1. It is held against the amounts and not kept: shares are computed. Swedish: uppgiven andel.',
  })
  share?: number | null;
}
