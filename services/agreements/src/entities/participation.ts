import { registerEnumType } from 'type-graphql';

/** The Council of Europe's Code of Good Practice for Civil Participation: how much civil society takes part, and when. */

export enum ParticipationLevel {
  INFORMATION = 'INFORMATION',
  CONSULTATION = 'CONSULTATION',
  DIALOGUE = 'DIALOGUE',
  PARTNERSHIP = 'PARTNERSHIP',
}

export enum ParticipationStage {
  AGENDA_SETTING = 'AGENDA_SETTING',
  DRAFTING = 'DRAFTING',
  DECISION = 'DECISION',
  IMPLEMENTATION = 'IMPLEMENTATION',
  MONITORING = 'MONITORING',
  REFORMULATION = 'REFORMULATION',
}

registerEnumType(ParticipationLevel, {
  name: 'ParticipationLevel',
  description:
    'How far civil society takes part, from the least to the most, in the Council of Europe’s Code of Good Practice. Swedish: nivå av delaktighet.',
  valuesConfig: {
    INFORMATION: { description: 'It is told. Swedish: information.' },
    CONSULTATION: { description: 'It is asked. Swedish: samråd.' },
    DIALOGUE: { description: 'The two exchange views, regularly and in both directions. Swedish: dialog.' },
    PARTNERSHIP: { description: 'The two share the responsibility. Swedish: partnerskap.' },
  },
});

registerEnumType(ParticipationStage, {
  name: 'ParticipationStage',
  description:
    'The six steps of a decision in the Council of Europe’s Code of Good Practice. Swedish: steg i beslutsprocessen.',
  valuesConfig: {
    AGENDA_SETTING: { description: 'What is to be taken up. Swedish: initiera.' },
    DRAFTING: { description: 'A proposal is written. Swedish: utforma.' },
    DECISION: { description: 'The decision is taken. Swedish: besluta.' },
    IMPLEMENTATION: { description: 'The decision is carried out. Swedish: genomföra.' },
    MONITORING: { description: 'What came of it is followed. Swedish: följa upp, utvärdera.' },
    REFORMULATION: { description: 'It is shaped anew from what was learnt. Swedish: omforma.' },
  },
});
