import { KronorScalar } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Discrepancy } from './discrepancy.js';
import { FinancingLine } from './financing-line.js';
import { StatedAmount } from './stated-amount.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Money as the source states it, beside what its lines add up to. What is not known is null, never 0; what is printed is never mended. Swedish: finansiering.',
})
export class Financing {
  @Field(() => String, { description: 'The currency, ISO 4217: SEK. Swedish: valuta.' })
  currency!: string;

  @Field(() => [FinancingLine], { description: 'The lines that the source prints. Swedish: poster.' })
  lines!: FinancingLine[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the lines are all there is: true where they add up to the total that the source prints, false where they do not; null where it prints none, so that a grant alone is not read as the whole cost. Swedish: fullständiga poster.',
  })
  linesComplete!: boolean | null;

  @Field(() => KronorScalar, {
    nullable: true,
    description:
      'The total in Swedish kronor that the source prints; null where it prints none. Swedish: uppgiven totalsumma.',
  })
  statedTotal!: number | null;

  @Field(() => KronorScalar, {
    nullable: true,
    description:
      'What the lines add up to in Swedish kronor, computed on read; null where no lines are known. Swedish: beräknad totalsumma.',
  })
  computedTotal!: number | null;

  @Field(() => [StatedAmount], {
    description: 'The sums of some lines that the source prints. Swedish: delsummor.',
  })
  statedSubtotals!: StatedAmount[];

  @Field(() => [Discrepancy], {
    description:
      'Where the source contradicts itself, computed on read; empty where it all adds up. Swedish: avvikelser.',
  })
  discrepancies!: Discrepancy[];
}
