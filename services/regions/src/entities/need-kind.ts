import { registerEnumType } from 'type-graphql';

export enum NeedKind {
  OBSTACLE = 'OBSTACLE',
  NEED = 'NEED',
}

registerEnumType(NeedKind, {
  name: 'NeedKind',
  description: 'Whether something stands in the way or is wanted. Swedish: hinder eller behov.',
  valuesConfig: {
    OBSTACLE: { description: 'Stands in the way of cooperation. Swedish: hinder.' },
    NEED: { description: 'Is needed for cooperation. Swedish: behov.' },
  },
});
