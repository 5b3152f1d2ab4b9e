import { KronorScalar } from '@hub/common';
import { Field, InputType } from 'type-graphql';
import { FinancingLineInput } from './financing-line-input.js';
import { StatedSubtotalInput } from './stated-subtotal-input.js';

@InputType({
  description:
    'Money as it is stated. Sums that contradict the lines are kept as they are, and shown as discrepancies. Swedish: finansiering.',
})
export class FinancingInput {
  @Field(() => [FinancingLineInput], {
    description: 'The lines, in the order they are to be listed, at most 200. Swedish: poster.',
  })
  lines!: FinancingLineInput[];

  @Field(() => KronorScalar, {
    nullable: true,
    description:
      'The total as it is stated, 0 to 10^15 kronor; null where none is. Swedish: uppgiven totalsumma.',
  })
  statedTotal?: number | null;

  @Field(() => [StatedSubtotalInput], {
    nullable: true,
    description: 'The sums of some lines that are stated, at most 50. Swedish: delsummor.',
  })
  statedSubtotals?: StatedSubtotalInput[] | null;
}
