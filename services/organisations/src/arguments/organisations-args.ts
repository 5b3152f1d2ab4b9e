import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { OrganisationFilter } from './organisation-filter.js';
import { OrganisationOrder } from './organisation-order.js';

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => OrganisationFilter, {
    nullable: true,
    description: 'Which organisations; all where it is left out. Swedish: urval.',
  })
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationOrder, {
    nullable: true,
    description: 'In which order; by name where it is left out. Swedish: sortering.',
  })
  orderBy?: OrganisationOrder | null;
}
