import { DateScalar } from '@hub/common';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'What happened in one interval of a timeline. Swedish: punkt på tidslinjen.',
})
export class TimelinePoint {
  @Field(() => DateScalar, {
    description:
      'The first day of the interval, in Sweden; of the first interval the first day that was asked for. Swedish: från och med.',
  })
  from!: string;

  @Field(() => Int, {
    description:
      'How many signatures were given during the interval, those that have ENDED since too. Swedish: undertecknade.',
  })
  signed!: number;

  @Field(() => Int, {
    description:
      'How many signatures were withdrawn during the interval; those that have ENDED are not. Swedish: utträdda.',
  })
  withdrawn!: number;

  @Field(() => Int, {
    description:
      'How many organisations stood by a signature at the end of the interval, one that has ENDED up to the day before it did (left out where that day is not kept), on whichever version of the agreement was theirs; over several agreements added up, as `Region.signatories` does. Swedish: registrerade.',
  })
  registered!: number;
}
