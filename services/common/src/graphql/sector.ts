import { registerEnumType } from 'type-graphql';

export enum Sector {
  PUBLIC = 'PUBLIC',
  CIVIL = 'CIVIL',
  PRIVATE = 'PRIVATE',
  ACADEMIA = 'ACADEMIA',
}

registerEnumType(Sector, {
  name: 'Sector',
  description: 'The sector of society a party or organisation belongs to. Swedish: sektor.',
  valuesConfig: {
    PUBLIC: { description: 'State, regions, municipalities and what they own. Swedish: offentlig sektor.' },
    CIVIL: {
      description:
        'Civil society, called idéburen sektor or social ekonomi in some regions. Swedish: civilsamhälle.',
    },
    PRIVATE: { description: 'Business of any kind. Swedish: näringsliv.' },
    ACADEMIA: { description: 'Universities and research. Swedish: akademi.' },
  },
});
