import { DateScalar } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { EventKind } from '../entities/event-kind.js';

@ArgsType()
export class AttendanceArgs {
  @Field(() => [EventKind], {
    nullable: true,
    description: 'Of events of these kinds; of all kinds where it is left out. Swedish: slag.',
  })
  kind?: EventKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Of events that may have taken place on this day or later: a date known to the year fits every day of it. Events without a date are left out. Swedish: från och med.',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Of events that may have taken place on this day or earlier: a date known to the year fits every day of it. Events without a date are left out. Swedish: till och med.',
  })
  to?: string | null;
}
