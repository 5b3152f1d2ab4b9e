import { registerEnumType } from 'type-graphql';

export enum CountBasis {
  REGISTERED = 'REGISTERED',
  REPORTED = 'REPORTED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(CountBasis, {
  name: 'CountBasis',
  description: 'What a count of signatories rests on. Swedish: underlag.',
  valuesConfig: {
    REGISTERED: { description: 'Signings registered in this hub. Swedish: registrerade.' },
    REPORTED: { description: 'A figure that a source gives, without names. Swedish: uppgivna.' },
    UNKNOWN: { description: 'Neither: the number is not known, which is not 0. Swedish: okänt.' },
  },
});
