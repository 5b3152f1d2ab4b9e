import { KronorScalar } from '@hub/common';
import { Field, InputType, Int } from 'type-graphql';

@InputType({
  description: 'A sum of some lines as it is stated; it need not be what they add up to. Swedish: delsumma.',
})
export class StatedSubtotalInput {
  @Field(() => String, { description: 'What the sum is called, at most 500 characters. Swedish: benämning.' })
  label!: string;

  @Field(() => KronorScalar, {
    description: 'The sum as it is stated, 0 to 10^15 kronor. Swedish: uppgivet.',
  })
  stated!: number;

  @Field(() => [Int], {
    nullable: true,
    description: 'The numbers of the lines that it sums, from 1; null where not known. Swedish: poster.',
  })
  lines?: number[] | null;
}
