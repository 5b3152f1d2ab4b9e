import { registerEnumType } from 'type-graphql';

export enum StatisticsDimension {
  LEVEL = 'LEVEL',
  KIND = 'KIND',
  STATE = 'STATE',
  REGION = 'REGION',
  MUNICIPALITY = 'MUNICIPALITY',
  FIRST_YEAR = 'FIRST_YEAR',
}

registerEnumType(StatisticsDimension, {
  name: 'StatisticsDimension',
  description: 'What agreements can be counted by. Swedish: indelning.',
  valuesConfig: {
    LEVEL: { description: 'National, regional or local. Swedish: nivå.' },
    KIND: { description: 'The kind of agreement. Swedish: slag.' },
    STATE: { description: 'The state of the current version. Swedish: status.' },
    REGION: { description: 'The region; national agreements have none. Swedish: region.' },
    MUNICIPALITY: { description: 'The municipality; only local agreements have one. Swedish: kommun.' },
    FIRST_YEAR: {
      description:
        'The earliest year that a milestone names, those with an external source left aside. Swedish: första år.',
    },
  },
});
