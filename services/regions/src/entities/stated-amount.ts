import { KronorScalar } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A sum that the source prints, beside what its lines add up to. Swedish: uppgivet belopp.',
})
export class StatedAmount {
  @Field(() => String, { description: 'The sum as the source calls it: Summa faktisk. Swedish: benämning.' })
  label!: string;

  @Field(() => KronorScalar, {
    description: 'The sum in Swedish kronor, as the source prints it. Swedish: uppgivet.',
  })
  stated!: number;

  @Field(() => KronorScalar, {
    nullable: true,
    description:
      'What its lines add up to, in Swedish kronor; null where it is not known which they are. Swedish: beräknat.',
  })
  computed!: number | null;
}
