import { KronorScalar } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A sum that the source prints otherwise than its lines add up to. Swedish: avvikelse.',
})
export class Discrepancy {
  @Field(() => String, { description: 'Which sum, as the source calls it. Swedish: vad.' })
  what!: string;

  @Field(() => KronorScalar, { description: 'As the source prints it. Swedish: uppgivet.' })
  stated!: number;

  @Field(() => KronorScalar, { description: 'What its lines add up to. Swedish: beräknat.' })
  computed!: number;

  @Field(() => KronorScalar, { description: 'Stated less computed. Swedish: skillnad.' })
  difference!: number;
}
