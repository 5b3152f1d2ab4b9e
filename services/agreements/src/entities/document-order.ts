import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum DocumentOrderField {
  TITLE = 'TITLE',
  DATE = 'DATE',
}

registerEnumType(DocumentOrderField, {
  name: 'DocumentOrderField',
  description: 'What documents can be ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    TITLE: { description: 'The title, by the Swedish alphabet. Swedish: titel.' },
    DATE: {
      description: 'The date: a year alone before its months, a month alone before its days. Swedish: datum.',
    },
  },
});

@InputType({
  description:
    'How to order documents: those without a value last in both directions, ties by id. Swedish: sortering.',
})
export class DocumentOrder {
  @Field(() => DocumentOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: DocumentOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'Ascending or descending. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
