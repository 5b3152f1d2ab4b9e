import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { AgreementFilter } from './agreement-filter.js';
import { AgreementOrder } from './agreement-order.js';

@ArgsType()
export class AgreementListArgs extends PageArgs {
  @Field(() => AgreementFilter, {
    nullable: true,
    description: 'Which agreements; all where it is left out. Swedish: urval.',
  })
  filter?: AgreementFilter | null;

  @Field(() => AgreementOrder, {
    nullable: true,
    description: 'In which order; by title where it is left out. Swedish: sortering.',
  })
  orderBy?: AgreementOrder | null;
}
