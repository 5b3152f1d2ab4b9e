import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum MunicipalityOrderField {
  NAME = 'NAME',
  CODE = 'CODE',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(MunicipalityOrderField, {
  name: 'MunicipalityOrderField',
  description: 'What municipalities can be ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    NAME: { description: 'The name, in the order of the Swedish alphabet. Swedish: namn.' },
    CODE: { description: 'The municipality code, and so by region. Swedish: kommunkod.' },
    UPDATED_AT: { description: 'When the record last changed. Swedish: ändrad.' },
  },
});

@InputType({ description: 'How to order municipalities; ties by code. Swedish: sortering.' })
export class MunicipalityOrder {
  @Field(() => MunicipalityOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: MunicipalityOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction; ascending where it is left out. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
