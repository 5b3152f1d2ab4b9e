import { registerEnumType } from 'type-graphql';

export enum AdherenceState {
  APPLIED = 'APPLIED',
  ACTIVE = 'ACTIVE',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  ENDED = 'ENDED',
}

registerEnumType(AdherenceState, {
  name: 'AdherenceState',
  description: 'What has become of an organisation’s adherence. Swedish: status för anslutning.',
  valuesConfig: {
    APPLIED: {
      description:
        'The organisation has asked to join, and waits for the agreement’s manager; not public. Swedish: ansökt.',
    },
    ACTIVE: { description: 'The organisation has signed and stands by it. Swedish: ansluten.' },
    REJECTED: {
      description:
        'The organisation was not let in, or took its application back: then `withdrawnAt` says when. Not public. Swedish: avslagen.',
    },
    WITHDRAWN: { description: 'The organisation has withdrawn its signature. Swedish: utträdd.' },
    ENDED: {
      description:
        'The adherence ended without the organisation withdrawing, for example with the agreement. Swedish: avslutad.',
    },
  },
});
