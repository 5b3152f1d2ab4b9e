import { registerEnumType } from 'type-graphql';

export enum AgreementKind {
  COMPACT = 'COMPACT',
  IOP = 'IOP',
  LETTER_OF_INTENT = 'LETTER_OF_INTENT',
  PUBLIC_COOPERATION = 'PUBLIC_COOPERATION',
}

registerEnumType(AgreementKind, {
  name: 'AgreementKind',
  description: 'What kind of agreement it is. Swedish: slag av överenskommelse.',
  valuesConfig: {
    COMPACT: {
      description:
        'Principles that a public body and civil society agree on; not a contract. Swedish: överenskommelse om samverkan.',
    },
    IOP: {
      description:
        'A contract on one activity between a public body and a civil-society organisation; neither procurement nor aid. Swedish: idéburet offentligt partnerskap.',
    },
    LETTER_OF_INTENT: {
      description: 'A declaration of what the parties mean to do. Swedish: avsiktsförklaring.',
    },
    PUBLIC_COOPERATION: {
      description: 'Between public bodies only. Swedish: samverkan mellan offentliga parter.',
    },
  },
});
