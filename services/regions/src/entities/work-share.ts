import { PartialDate, parsePartialDate } from '@hub/common';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'How working time was shared between the women and men of a body during a period, in percent of full time for each post. Swedish: arbetsfördelning.',
})
export class WorkShare {
  @Field(() => [Int], {
    description:
      'The posts that women held, each in percent of full time. Swedish: kvinnors tjänstgöringsgrad.',
  })
  women!: number[];

  @Field(() => [Int], {
    description: 'The posts that men held, each in percent of full time. Swedish: mäns tjänstgöringsgrad.',
  })
  men!: number[];

  @Field(() => Int, {
    description: 'All posts together, in percent of full time. Swedish: sammanlagd tjänstgöringsgrad.',
  })
  total!: number;

  @Field(() => PartialDate, { description: 'When the period begins. Swedish: från och med.' })
  start!: PartialDate;

  @Field(() => PartialDate, { description: 'When the period ends, included. Swedish: till och med.' })
  end!: PartialDate;
}

/** A work share as it is stored. */
export interface StatedWorkShare {
  /** As printed: 2014, 2014-11 or 2014-11-25. */
  readonly start: string;
  readonly end: string;
  readonly women: number[];
  readonly men: number[];
}

/** @returns with the sum of all posts. */
export function readWorkShare({ start, end, women, men }: StatedWorkShare): WorkShare {
  return {
    women,
    men,
    total: [...women, ...men].reduce((sum, percent) => sum + percent, 0),
    start: parsePartialDate(start) as PartialDate,
    end: parsePartialDate(end) as PartialDate,
  };
}
