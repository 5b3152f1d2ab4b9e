import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum EventOrderField {
  DATE = 'DATE',
  NAME = 'NAME',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(EventOrderField, {
  name: 'EventOrderField',
  description: 'What events can be ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    DATE: {
      description:
        'The date: a year alone before its months, a month alone before its days; without a date last. Swedish: datum.',
    },
    NAME: { description: 'The name, in the order of the Swedish alphabet. Swedish: namn.' },
    UPDATED_AT: { description: 'When the record last changed. Swedish: ändrad.' },
  },
});

@InputType({ description: 'How to order events; ties by id. Swedish: sortering.' })
export class EventOrder {
  @Field(() => EventOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: EventOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction; ascending where it is left out. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
