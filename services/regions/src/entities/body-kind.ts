import { registerEnumType } from 'type-graphql';

export enum BodyKind {
  COOPERATION_COUNCIL = 'COOPERATION_COUNCIL',
  PREPARATORY_COMMITTEE = 'PREPARATORY_COMMITTEE',
  STEERING_GROUP = 'STEERING_GROUP',
  WORKING_GROUP = 'WORKING_GROUP',
  REFERENCE_GROUP = 'REFERENCE_GROUP',
  PARTNERSHIP = 'PARTNERSHIP',
  PROJECT_MANAGEMENT = 'PROJECT_MANAGEMENT',
  OTHER = 'OTHER',
}

registerEnumType(BodyKind, {
  name: 'BodyKind',
  description: 'What a body is for. Swedish: slag av organ.',
  valuesConfig: {
    COOPERATION_COUNCIL: {
      description: 'A council with seats from public bodies and civil society. Swedish: samverkansråd.',
    },
    PREPARATORY_COMMITTEE: {
      description: 'Prepares decisions, with politicians, civil society and officers. Swedish: beredning.',
    },
    STEERING_GROUP: { description: 'Steers a project or an agreement. Swedish: styrgrupp.' },
    WORKING_GROUP: { description: 'Does the work between the meetings of others. Swedish: arbetsgrupp.' },
    REFERENCE_GROUP: { description: 'Is asked for its view. Swedish: referensgrupp.' },
    PARTNERSHIP: { description: 'Brings the partners of a joint effort together. Swedish: partnerskap.' },
    PROJECT_MANAGEMENT: { description: 'Leads a project from day to day. Swedish: projektledning.' },
    OTHER: { description: 'Any other kind of body. Swedish: annat.' },
  },
});
