import { DateScalar, searchDescription } from '@hub/common';
import { ArgsType, Field, ID } from 'type-graphql';
import { EventKind } from '../entities/event-kind.js';
import { EventListArgs } from './event-list-args.js';

@ArgsType()
export class EventsArgs extends EventListArgs {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Of one of these regions; "00" are those of all of Sweden. Records whose region no source states are left out then. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => [EventKind], { nullable: true, description: 'Of one of these kinds. Swedish: slag.' })
  kind?: EventKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'That may have taken place on this day or later: a date known to the year fits every day of it. Events without a date are left out. Swedish: från och med.',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'That may have taken place on this day or earlier: a date known to the year fits every day of it. Events without a date are left out. Swedish: till och med.',
  })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: searchDescription('name, place and focus'),
  })
  search?: string | null;
}
