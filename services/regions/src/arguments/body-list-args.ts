import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { BodyOrder } from './body-order.js';

@ArgsType()
export class BodyListArgs extends PageArgs {
  @Field(() => BodyOrder, {
    nullable: true,
    description: 'In which order; by name where it is left out. Swedish: sortering.',
  })
  orderBy?: BodyOrder | null;
}
