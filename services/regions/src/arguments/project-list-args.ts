import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { ProjectOrder } from './project-order.js';

@ArgsType()
export class ProjectListArgs extends PageArgs {
  @Field(() => ProjectOrder, {
    nullable: true,
    description: 'In which order; by name where it is left out. Swedish: sortering.',
  })
  orderBy?: ProjectOrder | null;
}
