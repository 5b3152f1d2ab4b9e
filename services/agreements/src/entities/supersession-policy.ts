import { registerEnumType } from 'type-graphql';

export enum SupersessionPolicy {
  CARRY_OVER = 'CARRY_OVER',
  RESIGN = 'RESIGN',
}

registerEnumType(SupersessionPolicy, {
  name: 'SupersessionPolicy',
  description:
    'What becomes of the signatures on a version when a later one replaces it. Swedish: vad som händer med underskrifterna när versionen ersätts.',
  valuesConfig: {
    CARRY_OVER: {
      description: 'They stand, on the version that replaces it. Swedish: underskrifterna följer med.',
    },
    RESIGN: {
      description:
        'They end, and each organisation signs the new version anew. Swedish: ny underskrift krävs.',
    },
  },
});
