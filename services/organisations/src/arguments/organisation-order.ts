import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum OrganisationOrderField {
  NAME = 'NAME',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(OrganisationOrderField, {
  name: 'OrganisationOrderField',
  description: 'What organisations can be ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    NAME: { description: 'The name, in the order of the Swedish alphabet. Swedish: namn.' },
    UPDATED_AT: { description: 'When the record last changed. Swedish: ändrad.' },
  },
});

@InputType({ description: 'How to order organisations; ties by id. Swedish: sortering.' })
export class OrganisationOrder {
  @Field(() => OrganisationOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: OrganisationOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction; ascending where it is left out. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
