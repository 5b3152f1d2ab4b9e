import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { EventOrder } from './event-order.js';

@ArgsType()
export class EventListArgs extends PageArgs {
  @Field(() => EventOrder, {
    nullable: true,
    description: 'In which order; by date where it is left out. Swedish: sortering.',
  })
  orderBy?: EventOrder | null;
}
