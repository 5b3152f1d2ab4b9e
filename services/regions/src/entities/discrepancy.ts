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

  @Field(() => KronorScalar, {
    description: 'The sum in Swedish kronor, as the source prints it. Swedish: uppgivet.',
  })
  stated!: number;

  @Field(() => KronorScalar, {
    description:
      'What its lines add up to, in Swedish kronor; where `what` names printed sums, what these add up to as printed. Swedish: beräknat.',
  })
  computed!: number;

  @Field(() => KronorScalar, {
    description:
      'What is stated less what is computed, in Swedish kronor; below 0 where too little is stated. Swedish: skillnad.',
  })
  difference!: number;
}
