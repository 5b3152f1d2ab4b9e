import { registerEnumType } from 'type-graphql';

export enum AgreementOrderField {
  TITLE = 'TITLE',
  FIRST_YEAR = 'FIRST_YEAR',
  SIGNATORIES = 'SIGNATORIES',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(AgreementOrderField, {
  name: 'AgreementOrderField',
  description: 'What a list of agreements is ordered by. Swedish: sorteringsfält.',
  valuesConfig: {
    TITLE: { description: 'The title, by the Swedish alphabet. Swedish: titel.' },
    FIRST_YEAR: { description: 'The earliest year its milestones name. Swedish: första år.' },
    SIGNATORIES: { description: 'The value of its signatory count. Swedish: antal undertecknare.' },
    UPDATED_AT: { description: 'When its record was last changed. Swedish: senast ändrad.' },
  },
});
