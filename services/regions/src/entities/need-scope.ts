import { registerEnumType } from 'type-graphql';

export enum NeedScope {
  LOCAL = 'LOCAL',
  REGIONAL = 'REGIONAL',
}

registerEnumType(NeedScope, {
  name: 'NeedScope',
  description: 'Where a need was felt. Swedish: nivå.',
  valuesConfig: {
    LOCAL: { description: 'By those who work locally. Swedish: lokalt.' },
    REGIONAL: { description: 'By those who work in the whole region. Swedish: regionalt.' },
  },
});
