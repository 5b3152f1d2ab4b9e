import { registerEnumType } from 'type-graphql';

export enum AgreementLevel {
  NATIONAL = 'NATIONAL',
  REGIONAL = 'REGIONAL',
  LOCAL = 'LOCAL',
}

registerEnumType(AgreementLevel, {
  name: 'AgreementLevel',
  description: 'At which level of government an agreement holds. Swedish: nivå.',
  valuesConfig: {
    NATIONAL: { description: 'Between the state and civil society. Swedish: nationell.' },
    REGIONAL: { description: 'Of a region (county). Swedish: regional.' },
    LOCAL: { description: 'Of a municipality. Swedish: lokal, kommunal.' },
  },
});
