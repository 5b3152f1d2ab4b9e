import { registerEnumType } from 'type-graphql';

export enum GoalKind {
  TARGET_STATE = 'TARGET_STATE',
  OBJECTIVE = 'OBJECTIVE',
  EXPECTED_RESULT = 'EXPECTED_RESULT',
}

registerEnumType(GoalKind, {
  name: 'GoalKind',
  description: 'What kind of goal it is. Swedish: slag av mål.',
  valuesConfig: {
    TARGET_STATE: { description: 'How it is to be in a certain year. Swedish: målbild.' },
    OBJECTIVE: { description: 'What a body or project is to do. Swedish: verksamhetsmål.' },
    EXPECTED_RESULT: { description: 'What is to remain after a project. Swedish: förväntat resultat.' },
  },
});
