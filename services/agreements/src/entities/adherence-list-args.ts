import { PageArgs } from '@hub/common';
import { ArgsType, Field } from 'type-graphql';
import { AdherenceOrder } from './adherence-order.js';
import { AdherenceState } from './adherence-state.js';

@ArgsType()
export class AdherenceListArgs extends PageArgs {
  @Field(() => AdherenceState, {
    nullable: true,
    description:
      'Only adherences in this state; all that the viewer may see where it is left out. Swedish: status.',
  })
  state?: AdherenceState | null;

  @Field(() => AdherenceOrder, {
    nullable: true,
    description: 'In which order; by the time of signing where it is left out. Swedish: sortering.',
  })
  orderBy?: AdherenceOrder | null;
}
