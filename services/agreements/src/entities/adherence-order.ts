import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum AdherenceOrderField {
  SIGNED_AT = 'SIGNED_AT',
  WITHDRAWN_AT = 'WITHDRAWN_AT',
}

registerEnumType(AdherenceOrderField, {
  name: 'AdherenceOrderField',
  description: 'What a list of adherences is ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    SIGNED_AT: { description: 'When the organisation signed. Swedish: undertecknad.' },
    WITHDRAWN_AT: { description: 'When the organisation withdrew its signature. Swedish: utträdd.' },
  },
});

@InputType({
  description:
    'How to order a list of adherences: those without a value last in both directions, ties by id. Swedish: sortering.',
})
export class AdherenceOrder {
  @Field(() => AdherenceOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: AdherenceOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'Ascending or descending. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
