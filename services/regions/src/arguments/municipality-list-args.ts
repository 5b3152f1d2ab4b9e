import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { MunicipalityOrder } from './municipality-order.js';

@ArgsType()
export class MunicipalityListArgs extends PageArgs {
  @Field(() => MunicipalityOrder, {
    nullable: true,
    description: 'In which order; by name where it is left out. Swedish: sortering.',
  })
  orderBy?: MunicipalityOrder | null;
}
