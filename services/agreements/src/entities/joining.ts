import { registerEnumType } from 'type-graphql';

export enum Joining {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(Joining, {
  name: 'Joining',
  description:
    'Whether organisations can sign; independent of whether the agreement is in force. Swedish: anslutning.',
  valuesConfig: {
    OPEN: { description: 'Organisations can sign the current version. Swedish: öppen.' },
    CLOSED: { description: 'No organisation can sign. Swedish: stängd.' },
    UNKNOWN: { description: 'No source says; nobody can sign here. Swedish: okänd.' },
  },
});
