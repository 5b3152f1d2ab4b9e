import { OrderDirection } from '@hub/common';
import { Field, InputType, registerEnumType } from 'type-graphql';

export enum ProjectOrderField {
  NAME = 'NAME',
  START = 'START',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(ProjectOrderField, {
  name: 'ProjectOrderField',
  description: 'What projects can be ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    NAME: { description: 'The name, in the order of the Swedish alphabet. Swedish: namn.' },
    START: {
      description:
        'When it starts: a year alone before its months, a month alone before its days; without a start last. Swedish: start.',
    },
    UPDATED_AT: { description: 'When the record last changed. Swedish: ändrad.' },
  },
});

@InputType({ description: 'How to order projects; ties by id. Swedish: sortering.' })
export class ProjectOrder {
  @Field(() => ProjectOrderField, { description: 'What to order by. Swedish: fält.' })
  by!: ProjectOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction; ascending where it is left out. Swedish: riktning.',
  })
  direction!: OrderDirection;
}
