import { KronorScalar } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'A sum that the source prints otherwise than its parts add up to: its lines or, of the total, also the sums that the source itself prints of them. Swedish: avvikelse.',
})
export class Discrepancy {
  @Field(() => String, {
    description:
      'Which sum, as the source calls it: Summa faktisk. Where the total is held against the printed sums, the hub names them after it: Totalt: Summa indirekt + Summa faktisk. Swedish: vad.',
  })
  what!: string;

  @Field(() => KronorScalar, { description: 'As the source prints it. Swedish: uppgivet.' })
  stated!: number;

  @Field(() => KronorScalar, {
    description:
      'What its lines add up to; where `what` names printed sums, what these add up to as printed. Swedish: beräknat.',
  })
  computed!: number;

  @Field(() => KronorScalar, { description: 'Stated less computed. Swedish: skillnad.' })
  difference!: number;
}
