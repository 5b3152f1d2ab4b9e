import { KronorScalar } from '@hub/common';
import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A line of a financing table. Swedish: finansieringspost.',
})
export class FinancingLine {
  @Field(() => String, { description: 'The line as the source prints it. Swedish: benämning.' })
  label!: string;

  @Field(() => KronorScalar, {
    description: 'The amount in Swedish kronor, as the source prints it. Swedish: belopp.',
  })
  amount!: number;

  @Field(() => Float, {
    description:
      'The amount by the sum of the lines that the source gives, from 0 to 1, computed on read. Of the whole cost only where `Financing.linesComplete` is true. Swedish: andel.',
  })
  share!: number;

  @Field(() => Boolean, {
    description: 'Whether it is given in working time or kind, not in money. Swedish: i natura, tjänstetid.',
  })
  inKind!: boolean;

  funderId!: string | null;
}
