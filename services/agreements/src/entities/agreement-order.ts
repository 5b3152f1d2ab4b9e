import { OrderDirection } from '@hub/common';
import { Field, InputType } from 'type-graphql';
import { AgreementOrderField } from './agreement-order-field.js';

@InputType({
  description:
    'How to order a list of agreements: unknown values last in both directions, ties by id. Swedish: sortering.',
})
export class AgreementOrder {
  @Field(() => AgreementOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: AgreementOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'Ascending or descending. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
