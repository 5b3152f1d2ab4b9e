import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum BodyOrderField {
  NAME = 'NAME',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(BodyOrderField, {
  name: 'BodyOrderField',
  description: 'What bodies can be ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    NAME: { description: 'The name, in the order of the Swedish alphabet. Swedish: namn.' },
    UPDATED_AT: { description: 'When the record last changed. Swedish: ändrad.' },
  },
});

@InputType({ description: 'How to order bodies; ties by id. Swedish: sortering.' })
export class BodyOrder {
  @Field(() => BodyOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: BodyOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction; ascending where it is left out. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
