import { registerEnumType } from 'type-graphql';

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'The direction of an order. Swedish: riktning.',
  valuesConfig: {
    ASC: { description: 'From the lowest to the highest, from A to Ö. Swedish: stigande.' },
    DESC: { description: 'From the highest to the lowest, from Ö to A. Swedish: fallande.' },
  },
});
