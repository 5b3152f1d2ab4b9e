import { registerEnumType } from 'type-graphql';

export enum StatementKind {
  BACKGROUND = 'BACKGROUND',
  MISSION = 'MISSION',
  AIM = 'AIM',
  DIRECT_TARGET_GROUP = 'DIRECT_TARGET_GROUP',
  INDIRECT_TARGET_GROUP = 'INDIRECT_TARGET_GROUP',
  PROGRAMME_CRITERION = 'PROGRAMME_CRITERION',
  SELECTION_CRITERION = 'SELECTION_CRITERION',
  REQUIREMENT = 'REQUIREMENT',
  OFFER = 'OFFER',
  OBLIGATION = 'OBLIGATION',
  REPORTING = 'REPORTING',
  TASK = 'TASK',
  METHOD = 'METHOD',
  PLANNED_OUTPUT = 'PLANNED_OUTPUT',
  EXPECTED_EFFECT = 'EXPECTED_EFFECT',
  FINDING = 'FINDING',
}

registerEnumType(StatementKind, {
  name: 'StatementKind',
  description: 'What a source says about a project. Swedish: slag av uppgift.',
  valuesConfig: {
    BACKGROUND: { description: 'Why the project came about. Swedish: bakgrund.' },
    MISSION: { description: 'The overall, long-term mission it works for. Swedish: övergripande uppdrag.' },
    AIM: { description: 'What it is to bring about. Swedish: syfte.' },
    DIRECT_TARGET_GROUP: { description: 'Whom it addresses directly. Swedish: direkt målgrupp.' },
    INDIRECT_TARGET_GROUP: { description: 'Whom it reaches through others. Swedish: indirekt målgrupp.' },
    PROGRAMME_CRITERION: {
      description: 'What the programme that pays for it asks of its projects. Swedish: programkriterium.',
    },
    SELECTION_CRITERION: {
      description: 'By what those who take part were chosen. Swedish: urvalskriterium.',
    },
    REQUIREMENT: { description: 'What must hold for one to take part. Swedish: villkor.' },
    OFFER: { description: 'What those who take part are offered. Swedish: erbjudande.' },
    OBLIGATION: { description: 'What those who take part undertake. Swedish: åtagande.' },
    REPORTING: { description: 'How those who take part account for it. Swedish: redovisning.' },
    TASK: { description: 'What is to be done. Swedish: uppgift.' },
    METHOD: { description: 'How it is worked. Swedish: arbetssätt, metod.' },
    PLANNED_OUTPUT: { description: 'What is to be made. Swedish: planerat resultat.' },
    EXPECTED_EFFECT: { description: 'What is expected to follow. Swedish: förväntad effekt.' },
    FINDING: { description: 'What it found. Swedish: slutsats, iakttagelse.' },
  },
});
