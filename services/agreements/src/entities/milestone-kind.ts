import { registerEnumType } from 'type-graphql';

export enum MilestoneKind {
  UNDER_DISCUSSION = 'UNDER_DISCUSSION',
  PROPOSED = 'PROPOSED',
  CONSULTATION = 'CONSULTATION',
  DECIDED = 'DECIDED',
  SIGNED = 'SIGNED',
  IN_FORCE = 'IN_FORCE',
  REVISED = 'REVISED',
  ENDED = 'ENDED',
  UNSPECIFIED = 'UNSPECIFIED',
}

registerEnumType(MilestoneKind, {
  name: 'MilestoneKind',
  description: 'What happened at a milestone, as its source says. Swedish: slag av milstolpe.',
  valuesConfig: {
    UNDER_DISCUSSION: { description: 'Talks were under way. Swedish: samtal pågår.' },
    PROPOSED: { description: 'A proposal was made. Swedish: förslag.' },
    CONSULTATION: { description: 'A draft was out for formal hearing. Swedish: remiss.' },
    DECIDED: { description: 'A deciding organ adopted it. Swedish: beslutad.' },
    SIGNED: { description: 'The parties signed. Swedish: undertecknad.' },
    IN_FORCE: { description: 'It came into force. Swedish: i kraft.' },
    REVISED: { description: 'It was revised. Swedish: reviderad.' },
    ENDED: { description: 'The agreement ended. Swedish: avslutad.' },
    UNSPECIFIED: {
      description: 'The source gives a date without saying what happened. Swedish: ospecificerad.',
    },
  },
});
