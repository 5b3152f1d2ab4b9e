import { DateScalar } from '@hub/common';
import { ArgsType, Field, ID } from 'type-graphql';
import { TimeInterval } from './time-interval.js';

@ArgsType()
export class TimelineArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Of this agreement alone. Swedish: överenskommelse.',
  })
  agreementId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Of this region’s agreements, local ones included; "00": of the national ones. Swedish: länskod.',
  })
  regionCode?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day; where it is left out, the day of the first signature there is. Swedish: från och med.',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day; today where it is left out. Swedish: till och med.',
  })
  to?: string | null;

  @Field(() => TimeInterval, { description: 'How long each interval is. Swedish: intervall.' })
  interval!: TimeInterval;
}
