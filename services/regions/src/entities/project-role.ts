import { registerEnumType } from 'type-graphql';

export enum ProjectRole {
  OWNER = 'OWNER',
  PARTNER = 'PARTNER',
  PILOT = 'PILOT',
  AMBASSADOR = 'AMBASSADOR',
  OTHER = 'OTHER',
}

registerEnumType(ProjectRole, {
  name: 'ProjectRole',
  description: 'What a municipality is in a project. Swedish: roll i projekt.',
  valuesConfig: {
    OWNER: { description: 'Owns the project. Swedish: projektägare.' },
    PARTNER: { description: 'Carries it out with the owner. Swedish: projektpartner.' },
    PILOT: { description: 'Tries something out for others. Swedish: pilotkommun.' },
    AMBASSADOR: { description: 'Shares what it has already done. Swedish: ambassadörskommun.' },
    OTHER: { description: 'Any other role in it. Swedish: annan roll.' },
  },
});
