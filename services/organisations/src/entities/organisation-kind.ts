import { registerEnumType } from 'type-graphql';

export enum OrganisationKind {
  CIVIL_SOCIETY = 'CIVIL_SOCIETY',
  MUNICIPALITY = 'MUNICIPALITY',
  REGION = 'REGION',
  STATE_AGENCY = 'STATE_AGENCY',
  GOVERNMENT = 'GOVERNMENT',
  ASSOCIATION_OF_AUTHORITIES = 'ASSOCIATION_OF_AUTHORITIES',
  COORDINATION_ASSOCIATION = 'COORDINATION_ASSOCIATION',
  BOARD = 'BOARD',
  EU_FUND = 'EU_FUND',
  INTERNATIONAL = 'INTERNATIONAL',
  COMPANY = 'COMPANY',
  OTHER = 'OTHER',
}

registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What kind of organisation it is. Swedish: slag av organisation.',
  valuesConfig: {
    CIVIL_SOCIETY: {
      description:
        'An organisation of civil society. Swedish: idéburen organisation, civilsamhällesorganisation.',
    },
    MUNICIPALITY: { description: 'A municipality as a public body. Swedish: kommun.' },
    REGION: {
      description: 'A region (formerly county council) as a public body. Swedish: region, landsting.',
    },
    STATE_AGENCY: { description: 'An agency under the government. Swedish: statlig myndighet.' },
    GOVERNMENT: { description: 'The government or one of its ministries. Swedish: regering, departement.' },
    ASSOCIATION_OF_AUTHORITIES: {
      description:
        'An association of municipalities or regions. Swedish: kommunförbund, intresseorganisation.',
    },
    COORDINATION_ASSOCIATION: {
      description:
        'An association for the financial coordination of rehabilitation. Swedish: samordningsförbund.',
    },
    BOARD: { description: 'A board of a municipality or region. Swedish: nämnd.' },
    EU_FUND: { description: 'A fund of the European Union. Swedish: EU-fond.' },
    INTERNATIONAL: { description: 'An international organisation. Swedish: internationell organisation.' },
    COMPANY: { description: 'A company, whoever owns it. Swedish: företag.' },
    OTHER: { description: 'Any other kind of organisation. Swedish: annat.' },
  },
});
