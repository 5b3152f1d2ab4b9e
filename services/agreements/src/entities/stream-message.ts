import { registerEnumType } from 'type-graphql';

export enum StreamMessage {
  SNAPSHOT = 'SNAPSHOT',
  CHANGE = 'CHANGE',
  GAP = 'GAP',
  REACHED = 'REACHED',
}

registerEnumType(StreamMessage, {
  name: 'StreamMessage',
  description: 'What a message of a stream says. Swedish: slag av meddelande.',
  valuesConfig: {
    SNAPSHOT: { description: 'How things stand now. Swedish: nuläge.' },
    CHANGE: { description: 'One change, with the state after it. Swedish: ändring.' },
    GAP: {
      description:
        'Changes are missing that are no longer kept, or came faster than they were read. Swedish: lucka.',
    },
    REACHED: {
      description:
        'The stream has caught up: what came before was for this subscriber, what follows is the same for all. Swedish: ikapp.',
    },
  },
});
