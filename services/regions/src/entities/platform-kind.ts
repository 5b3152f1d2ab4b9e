import { registerEnumType } from 'type-graphql';

export enum PlatformKind {
  AGREEMENT = 'AGREEMENT',
  CROSS_SECTOR = 'CROSS_SECTOR',
  NETWORK = 'NETWORK',
}

registerEnumType(PlatformKind, {
  name: 'PlatformKind',
  description: 'What kind of platform it is. Swedish: slag av plattform.',
  valuesConfig: {
    AGREEMENT: { description: 'The platform of an agreement. Swedish: plattform för en överenskommelse.' },
    CROSS_SECTOR: {
      description:
        'Brings several sectors together without being one agreement. Swedish: tvärsektoriell plattform.',
    },
    NETWORK: { description: 'A group of networks. Swedish: nätverk.' },
  },
});
